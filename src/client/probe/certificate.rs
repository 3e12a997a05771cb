//! Whose certificate is shown in plex.tv's place? A handshake that is never finished: no request is sent to whoever answers.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, Error, SignatureScheme};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use url::Url;

use crate::client::model::Certificate;
use crate::client::net::{Network, certificate};

/// Reads the certificate that answers in plex.tv's place. `None` if there is none. `fixed` holds the names of the simulated home.
pub async fn of(plex_tv: Url, fixed: HashMap<String, SocketAddr>, network: Arc<dyn Network>) -> Option<Certificate> {
    let name = plex_tv.host_str()?.to_owned();
    let port = plex_tv.port_or_known_default()?;
    let ip = match fixed.get(&name) {
        Some(address) => address.ip(),
        None => network.lookup(name.clone()).await.ok()?.into_iter().next()?,
    };
    seen((ip, port).into(), name).await
}

async fn seen(address: SocketAddr, name: String) -> Option<Certificate> {
    let reader = Arc::new(Reader::default());
    let config =
        ClientConfig::builder().dangerous().with_custom_certificate_verifier(reader.clone()).with_no_client_auth();
    let name = ServerName::try_from(name).ok()?;
    let stream = TcpStream::connect(address).await.ok()?;
    // The reader refuses every certificate once it has read it: this always fails.
    let _ = TlsConnector::from(Arc::new(config)).connect(name, stream).await;
    let der = reader.0.lock().unwrap_or_else(PoisonError::into_inner).take()?;
    certificate::read(&der)
}

/// Keeps the certificate, and refuses it.
#[derive(Debug, Default)]
struct Reader(Mutex<Option<Vec<u8>>>);

impl ServerCertVerifier for Reader {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(certificate.to_vec());
        refused()
    }

    fn verify_tls12_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        refused()
    }

    fn verify_tls13_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        refused()
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        rustls::crypto::ring::default_provider().signature_verification_algorithms.supported_schemes()
    }
}

fn refused<T>() -> Result<T, Error> {
    Err(Error::InvalidCertificate(CertificateError::ApplicationVerificationFailure))
}
