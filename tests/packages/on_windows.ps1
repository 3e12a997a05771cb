# The package for Windows on a real Windows, as an owner has it: on_windows.ps1 FOLDER PICTURES
#
# FOLDER has the set-up. It is run without questions, the command line's output is caught, the window opened and found, the set-up
# run again while the program runs, and all of it removed. PICTURES gets a picture of the screen.
param([Parameter(Mandatory)][string]$Folder, [Parameter(Mandatory)][string]$Pictures)
$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

$name = 'Locksmith for Plex'
$place = Join-Path $env:LOCALAPPDATA "Programs\$name"
$link = Join-Path $env:APPDATA "Microsoft\Windows\Start Menu\Programs\$name.lnk"
$toasts = 'HKCU:\Software\Classes\AppUserModelId\Locksmith.ForPlex'
$entry = "HKCU:\Software\Microsoft\Windows\CurrentVersion\Uninstall\$name"
$setup = (Get-ChildItem $Folder -Filter '*-setup.exe').FullName
$script:passed = 0

function Check([string]$words, [scriptblock]$holds) {
    if (-not (& $holds)) { throw "FAILED: $words" }
    Write-Output "ok: $words"
    $script:passed++
}

function Within([int]$seconds, [scriptblock]$holds) {
    $end = (Get-Date).AddSeconds($seconds)
    while (-not (& $holds)) {
        if ((Get-Date) -gt $end) { return $false }
        Start-Sleep -Milliseconds 500
    }
    $true
}

# The exit status of a program with a window, or of one that leaves its work to another: -Wait waits for both.
function Run([string]$program, [string[]]$words) { (Start-Process $program $words -Wait -PassThru).ExitCode }

function HasWindow { @(Get-Process locksmith -ErrorAction SilentlyContinue | Where-Object MainWindowTitle -eq $name).Count -eq 1 }

function TakePicture([string]$file) {
    Add-Type -AssemblyName System.Windows.Forms, System.Drawing
    $screen = [Windows.Forms.Screen]::PrimaryScreen.Bounds
    $picture = New-Object Drawing.Bitmap $screen.Width, $screen.Height
    [Drawing.Graphics]::FromImage($picture).CopyFromScreen($screen.Location, [Drawing.Point]::Empty, $screen.Size)
    $picture.Save($file)
}

New-Item -ItemType Directory -Force $Pictures | Out-Null
$Pictures = (Resolve-Path $Pictures).Path
Get-ChildItem $Folder -Filter '*.exe' | ForEach-Object { Write-Output "$($_.Name): $((Get-AuthenticodeSignature $_.FullName).Status)" }

Check 'the set-up puts it in without questions' { (Run $setup '/S') -eq 0 }
Check 'both programs are there' { (Test-Path "$place\locksmith.exe") -and (Test-Path "$place\plex-locksmith.exe") }
Check 'it has its entry in the Start menu' { (New-Object -ComObject WScript.Shell).CreateShortcut($link).TargetPath -eq "$place\locksmith.exe" }
Check 'Windows lists it for one user' { (Get-ItemProperty $entry).DisplayName -eq $name }
Check 'Windows knows it for notifications' { (Get-ItemProperty $toasts).DisplayName -eq $name }
$version = (Get-ItemProperty $entry).DisplayVersion
Check 'the file says its version' { (Get-Item "$place\locksmith.exe").VersionInfo.ProductVersion.StartsWith($version) }
Check 'the command line says its version' { "$(& "$place\plex-locksmith.exe" --version)".Contains($version) }
$said = & "$place\plex-locksmith.exe" check --demo
Check 'it checks the simulated home, and its output can be caught' { $LASTEXITCODE -eq 1 -and "$said".Contains('claimed') }

Start-Process "$place\locksmith.exe" '--demo'
Check 'the window opens' { Within 60 { HasWindow } }
Start-Sleep 5
TakePicture "$Pictures\window.png"
Check 'the window is still there' { HasWindow }
Check 'the set-up runs over it, and asks it to close' { (Run $setup '/S') -eq 0 -and -not (Get-Process locksmith -ErrorAction SilentlyContinue) }

Start-Process $link
Check 'it starts from the Start menu' { Within 60 { HasWindow } }
Check 'it closes when it is asked to' { (Get-Process locksmith).CloseMainWindow() -and (Within 30 { -not (Get-Process locksmith -ErrorAction SilentlyContinue) }) }

# It works on a copy of itself, which nobody can wait for.
Start-Process "$place\uninstall.exe" '/S'
Check 'the uninstaller removes it' { Within 60 { -not (Test-Path $place) } }
Check 'nothing is left in the menu and the list' { -not (Test-Path $link) -and -not (Test-Path $entry) -and -not (Test-Path $toasts) }
Write-Output "$script:passed passed, 0 failed"
