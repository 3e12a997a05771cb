//! The pages that a media server answers with. Errors are always HTML, to whoever asks for JSON too.

use hyper::StatusCode;

use super::super::message::{Reply, Request};

/// 401 to `GET /`, 193 bytes: browsers are led on to the web app.
const UNAUTHORIZED_ROOT: &str = "<html><head><script>window.location = window.location.href.match(/(^.+\\/)[^\\/]*$/)[1] + 'web/index.html';</script><title>Unauthorized</title></head><body><h1>401 Unauthorized</h1></body></html>";

const PRINTER: &str = "<!DOCTYPE html><html><head><title>Office Printer</title></head><body><h1>Office Printer</h1><p>Toner: 40 %</p></body></html>";

const WEB_APP: &str = "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Plex</title></head><body><p>This is the demo copy of a media server's web app.</p></body></html>";

/// An error page: `<html><head><title>Not Found</title></head><body><h1>404 Not Found</h1></body></html>`.
pub(super) fn failure(status: StatusCode) -> Reply {
    let (code, words) = (status.as_u16(), status.canonical_reason().unwrap_or("Error"));
    Reply::html(status, format!("<html><head><title>{words}</title></head><body><h1>{code} {words}</h1></body></html>"))
}

pub(super) fn unauthorized(request: &Request) -> Reply {
    if request.path == "/" {
        Reply::html(StatusCode::UNAUTHORIZED, UNAUTHORIZED_ROOT)
    } else {
        failure(StatusCode::UNAUTHORIZED)
    }
}

pub(super) fn web_app() -> Reply {
    Reply::html(StatusCode::OK, WEB_APP)
}

/// What a printer answers, to anything.
pub(super) fn printer(request: &Request) -> Reply {
    if request.path == "/" {
        Reply::html(StatusCode::OK, PRINTER).with("server", "PrinterWeb/2.1")
    } else {
        Reply::html(StatusCode::NOT_FOUND, "<html><body>404</body></html>").with("server", "PrinterWeb/2.1")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn error_pages_have_the_sizes_of_the_real_ones() {
        assert_eq!(UNAUTHORIZED_ROOT.len(), 193);
        assert_eq!(failure(StatusCode::UNAUTHORIZED).body.len(), 91);
        let not_found = "<html><head><title>Not Found</title></head><body><h1>404 Not Found</h1></body></html>";
        assert_eq!(failure(StatusCode::NOT_FOUND).body, not_found.as_bytes());
    }
}
