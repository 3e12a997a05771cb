//! The demo sign-in page. The real one is at app.plex.tv and reads the code from the fragment, so this one does too.

use hyper::StatusCode;

use super::super::message::Reply;

const PAGE: &str = r#"<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Demo sign-in</title></head>
<body>
<h1>Demo sign-in</h1>
<p>This page belongs to the simulated home of Locksmith for Plex. It is not Plex, and it asks for nothing.</p>
<p><button id="approve">Sign in as anna</button> <button id="deny">Refuse</button></p>
<p id="outcome" role="status"></p>
<script>
const code = new URLSearchParams(location.hash.replace(/^#!?\??/, "")).get("code") || "";
const press = (button, words) => document.getElementById(button).addEventListener("click", async () => {
  const answer = await fetch("/auth/" + button + "?code=" + encodeURIComponent(code), { method: "POST" });
  document.getElementById("outcome").textContent = answer.ok ? words : "This code is unknown or too old.";
});
press("approve", "Signed in. You can close this page.");
press("deny", "Refused. You can close this page.");
</script>
</body>
</html>
"#;

pub(super) fn sign_in() -> Reply {
    Reply::html(StatusCode::OK, PAGE).with("content-type", "text/html; charset=utf-8")
}
