//! The encoding before RFC 8188, `aesgcm`: `web-push` names it, and Kurs never uses it.

use std::convert::Infallible;

use super::{Error, Result};

/// A message in that encoding, of which there is none.
#[derive(Debug)]
pub struct AesGcmEncryptedBlock(Infallible);

impl AesGcmEncryptedBlock {
    /// Its headers.
    pub fn headers(&self, _vapid_public_key: Option<&[u8]>) -> Vec<(&'static str, String)> {
        match self.0 {}
    }

    /// Its body, in base64url.
    pub fn body(&self) -> String {
        match self.0 {}
    }
}

/// Nothing is encrypted like that.
///
/// # Errors
/// Always.
pub fn encrypt_aesgcm(
    _remote_pub: &[u8],
    _remote_auth: &[u8],
    _data: &[u8],
) -> Result<AesGcmEncryptedBlock> {
    Err(Error)
}
