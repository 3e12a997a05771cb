; The set-up for one person, without administrator's rights:
;   makensis -DVERSION=0.1.0 -DFROM=FOLDER -DOUT=setup.exe [-DAMD64] [-DQUICK] locksmith.nsi
; FROM holds locksmith.exe, plex-locksmith.exe, licenses.txt, parts.cdx.json and both LICENSE-*.txt. AMD64 takes the 64-bit stub of
; Debian's NSIS, for a Wine that runs nothing else; QUICK hardly packs: both are for tests.
;
; With /S nothing is asked: a program that is open is asked to close, and what was stored is kept by the uninstaller.
; Exit status: 0 done; 1 a person said no; 2 a file could not be written; 3 the program runs and does not close, and nothing
; was changed; 4 this Windows is too old.
Unicode true
!ifdef AMD64
  Target amd64-unicode
!endif
!ifdef QUICK
  SetCompressor /FINAL zlib
!else
  ; Solid and with a dictionary as large as both programs, what they share is stored once.
  SetCompressor /SOLID /FINAL lzma
  SetCompressorDictSize 64
!endif

!define NAME "Locksmith for Plex"
!define WINDOW "locksmith.exe"
!define TERMINAL "plex-locksmith.exe"
!define ENTRY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
; What Windows knows the program by when it shows a notification (src/window/notify/windows.rs).
!define TOASTS "Software\Classes\AppUserModelId\Locksmith.ForPlex"
; The class that winit gives its windows.
!define CLASS "Window Class"
; Where the program stores what it keeps, below both folders for a person's data.
!define STORED "plex-locksmith"
!define REPAIRS "$LOCALAPPDATA\${STORED}\data\repairs"

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WinVer.nsh
!include x64.nsh

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${ENTRY}" InstallLocation
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10
AllowSkipFiles off
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1033 ProductName "${NAME}"
VIAddVersionKey /LANG=1033 FileDescription "${NAME}"
VIAddVersionKey /LANG=1033 FileVersion "${VERSION}"
VIAddVersionKey /LANG=1033 ProductVersion "${VERSION}"
VIAddVersionKey /LANG=1033 LegalCopyright "MIT or Apache-2.0"

!define MUI_ICON icon.ico
!define MUI_UNICON icon.ico
!define MUI_WELCOMEFINISHPAGE_BITMAP sidebar.bmp
!define MUI_WELCOMEFINISHPAGE_BITMAP_STRETCH AspectFitHeight
!define MUI_WELCOMEPAGE_TITLE "$(WelcomeTitle)"
!define MUI_WELCOMEPAGE_TEXT "$(WelcomeText)"
!define MUI_PAGE_CUSTOMFUNCTION_SHOW NameTheButton
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE MakeWay
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "$(FinishTitle)"
!define MUI_FINISHPAGE_TEXT "$(FinishText)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${WINDOW}"
!define MUI_FINISHPAGE_RUN_TEXT "$(FinishRun)"
!insertmacro MUI_PAGE_FINISH
UninstPage custom un.Question un.Answer
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE English
!insertmacro MUI_LANGUAGE German
!include words.nsh

; Functions that the set-up and the uninstaller both have, since neither may call the other's.
!macro Shared un

; $0: 1 if both programs can be replaced or removed, that is, none of them runs; else 0.
Function ${un}IsFree
  StrCpy $0 1
  !insertmacro FreeOrNot "${WINDOW}"
  !insertmacro FreeOrNot "${TERMINAL}"
FunctionEnd

; Asks each window of the installed program to close, as its own close button does. It does not while it repairs.
Function ${un}AskToClose
  ; The end of the path counts: its beginning has several spellings. A portable copy in another folder is none of ours.
  ${GetFileName} "$INSTDIR" $3
  StrCpy $0 0
  ${Do}
    FindWindow $0 "${CLASS}" "${NAME}" 0 $0
    ${If} $0 = 0
      ${ExitDo}
    ${EndIf}
    !insertmacro ProgramOfWindow
    !insertmacro CloseIf "\$3\${WINDOW}"
    !insertmacro CloseIf "\$3\${TERMINAL}"
  ${Loop}
FunctionEnd

; $0: whether nothing runs any more. It has half a minute: the program signs itself out before it ends.
Function ${un}Close
  Call ${un}AskToClose
  ${For} $2 1 120
    Call ${un}IsFree
    ${If} $0 = 1
      ${ExitFor}
    ${EndIf}
    Sleep 250
  ${Next}
FunctionEnd

; Goes on when nothing runs any more. A person is asked first, and may say no: then it stays at this page.
Function ${un}MakeWay
  Call ${un}IsFree
  ${If} $0 = 1
    Return
  ${EndIf}
  ${If} ${Silent}
    Call ${un}Close
    ${If} $0 = 0
      SetErrorLevel 3
      Quit
    ${EndIf}
    Return
  ${EndIf}
  MessageBox MB_OKCANCEL|MB_ICONQUESTION "$(AskToClose)" IDOK +2
  Abort
  ${Do}
    Call ${un}Close
    ${If} $0 = 1
      Return
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(StaysOpen)" IDRETRY +2
    Abort
  ${Loop}
FunctionEnd
!macroend

; A program that runs cannot be opened for writing.
!macro FreeOrNot FILE
  ${If} ${FileExists} "$INSTDIR\${FILE}"
    ClearErrors
    FileOpen $1 "$INSTDIR\${FILE}" a
    ${If} ${Errors}
      StrCpy $0 0
    ${Else}
      FileClose $1
    ${EndIf}
  ${EndIf}
!macroend

; $1: the file of the program that the window $0 belongs to, or nothing.
!macro ProgramOfWindow
  StrCpy $1 ""
  System::Call 'user32::GetWindowThreadProcessId(p r0, *i .r2)'
  ; PROCESS_QUERY_LIMITED_INFORMATION
  System::Call 'kernel32::OpenProcess(i 0x1000, i 0, i r2) p .r2'
  ${If} $2 P<> 0
    System::Call 'kernel32::QueryFullProcessImageNameW(p r2, i 0, w .r1, *i ${NSIS_MAX_STRLEN})'
    System::Call 'kernel32::CloseHandle(p r2)'
  ${EndIf}
!macroend

; The window $0 of the program $1, if the path ends like that.
!macro CloseIf END
  StrLen $2 "${END}"
  StrCpy $2 $1 "" -$2
  ${If} $2 == "${END}"
    System::Call 'user32::PostMessageW(p r0, i ${WM_CLOSE}, p 0, p 0)'
  ${EndIf}
!macroend

!insertmacro Shared ""
!insertmacro Shared "un."

Function .onInit
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "$(TooOld)" /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
FunctionEnd

Function NameTheButton
  GetDlgItem $0 $HWNDPARENT 1
  SendMessage $0 ${WM_SETTEXT} 0 "STR:$(^InstallBtn)"
FunctionEnd

Section
  Call MakeWay
  SetOutPath "$INSTDIR"
  File "${FROM}\${WINDOW}"
  File "${FROM}\${TERMINAL}"
  File "${FROM}\licenses.txt"
  File "${FROM}\parts.cdx.json"
  File "${FROM}\LICENSE-*.txt"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${WINDOW}" "" "$INSTDIR\${WINDOW}" 0 SW_SHOWNORMAL "" "$(Comment)"
  WriteRegStr HKCU "${ENTRY}" DisplayName "${NAME}"
  WriteRegStr HKCU "${ENTRY}" DisplayVersion "${VERSION}"
  WriteRegStr HKCU "${ENTRY}" DisplayIcon "$INSTDIR\${WINDOW}"
  WriteRegStr HKCU "${ENTRY}" Publisher "${NAME}"
  WriteRegStr HKCU "${ENTRY}" InstallLocation "$INSTDIR"
  WriteRegStr HKCU "${ENTRY}" UninstallString '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${ENTRY}" QuietUninstallString '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${ENTRY}" NoModify 1
  WriteRegDWORD HKCU "${ENTRY}" NoRepair 1
  WriteRegStr HKCU "${TOASTS}" DisplayName "${NAME}"
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${ENTRY}" EstimatedSize $0
SectionEnd

Var Keep

Function un.onInit
  StrCpy $Keep 1
FunctionEnd

; The one page before the removal: whether to keep what was stored. It is kept unless a person says otherwise.
Function un.Question
  !insertmacro MUI_HEADER_TEXT "$(RemoveTitle)" "$(RemoveText)"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateCheckbox} 0 0 100% 12u "$(Keep)"
  Pop $1
  ${NSD_SetState} $1 $Keep
  ${NSD_CreateLabel} 12u 16u -12u 60u "$(KeepText)"
  Pop $0
  GetDlgItem $0 $HWNDPARENT 1
  SendMessage $0 ${WM_SETTEXT} 0 "STR:$(^UninstallBtn)"
  ${NSD_SetFocus} $1
  nsDialogs::Show
FunctionEnd

; $0 is 1 if a repair was interrupted: its copy may be all that is left of the server's settings.
Function un.IsHalfway
  StrCpy $0 0
  FindFirst $1 $2 "${REPAIRS}\*"
  ${DoUntil} $2 == ""
    ClearErrors
    FileOpen $3 "${REPAIRS}\$2\journal.json" r
    ${IfNot} ${Errors}
      ${Do}
        FileRead $3 $4
        ${If} ${Errors}
          ${ExitDo}
        ${EndIf}
        StrCpy $4 $4 19
        ${If} $4 == '  "outcome": "open"'
          StrCpy $0 1
        ${EndIf}
      ${Loop}
      FileClose $3
    ${EndIf}
    FindNext $1 $2
  ${Loop}
  FindClose $1
FunctionEnd

Function un.Answer
  ${NSD_GetState} $1 $Keep
  ${If} $Keep = 0
    Call un.IsHalfway
    ${If} $0 = 1
      MessageBox MB_OK|MB_ICONEXCLAMATION "$(Halfway)"
      Abort
    ${EndIf}
  ${EndIf}
  Call un.MakeWay
FunctionEnd

; Only what the set-up put there: whatever else lies in the folder stays, and with it the folder.
Section Uninstall
  Call un.MakeWay
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$INSTDIR\${WINDOW}"
  Delete "$INSTDIR\${TERMINAL}"
  Delete "$INSTDIR\licenses.txt"
  Delete "$INSTDIR\parts.cdx.json"
  Delete "$INSTDIR\LICENSE-*.txt"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  DeleteRegKey HKCU "${ENTRY}"
  DeleteRegKey HKCU "${TOASTS}"
  ${If} $Keep = 0
    RMDir /r "$LOCALAPPDATA\${STORED}"
    RMDir /r "$APPDATA\${STORED}"
  ${EndIf}
SectionEnd
