//! Which endpoints may be called: those of the known push services, as browsers write them, and no other.

use reqwest::Url;

/// The push services of Chromium, Firefox, Edge and Safari.
pub const KNOWN: &str = "fcm.googleapis.com,updates.push.services.mozilla.com,\
    *.push.services.mozilla.com,*.notify.windows.com,web.push.apple.com,*.push.apple.com";
/// The longest endpoint, in characters.
const MOST: usize = 2_048;

/// The push services that may be called.
#[derive(Debug, Clone)]
pub struct Services {
    hosts: Vec<String>,
    trusted: Vec<String>,
}

/// An invalid host or origin in the configuration.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum NotAService {
    #[error("--push-hosts names hosts like fcm.googleapis.com or *.push.apple.com, not `{0}`")]
    Host(String),
    /// Not an origin on this machine.
    #[error("--push-trusted-origins names origins like http://127.0.0.1:4711, not `{0}`")]
    Origin(String),
}

/// An endpoint that may be called.
#[derive(Clone)]
pub struct Endpoint {
    pub url: Url,
    /// The push service: its host, or the pattern that matched it.
    pub service: String,
    /// Whether it is a trusted one on this machine, for a demonstration or a test.
    pub trusted: bool,
}

impl Endpoint {
    /// `https://host`, with the port if it is not the default.
    pub fn origin(&self) -> String {
        self.url.origin().ascii_serialization()
    }
}

/// Why an endpoint is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("an endpoint is at most 2048 characters long")]
    TooLong,
    /// Not an address as browsers write it.
    #[error("this is not an address as browsers write it")]
    NotAUrl,
    #[error("push services are called by https only")]
    NotHttps,
    /// A port other than 443.
    #[error("push services are called on port 443 only")]
    OtherPort,
    /// A user name or a password.
    #[error("an endpoint names no user")]
    UserInfo,
    #[error("an endpoint has no fragment")]
    Fragment,
    /// None of the known services.
    #[error("this is none of the push services that are known here")]
    UnknownService,
}

impl Refused {
    /// A stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::TooLong => "too_long",
            Self::NotAUrl => "not_a_url",
            Self::NotHttps => "not_https",
            Self::OtherPort => "other_port",
            Self::UserInfo => "user_info",
            Self::Fragment => "fragment",
            Self::UnknownService => "unknown_service",
        }
    }
}

impl Services {
    /// The services on these hosts: `host`, or `*.host` for its subdomains.
    pub fn new<'a>(hosts: impl IntoIterator<Item = &'a str>) -> Result<Self, NotAService> {
        let hosts = hosts.into_iter().map(str::trim).map(|host| {
            let name = host.strip_prefix("*.").unwrap_or(host);
            let label = |label: &str| {
                !label.is_empty()
                    && label.bytes().all(|byte| {
                        byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'
                    })
            };
            // At least two labels, the last one not a number: no IP address, no `*.dk`.
            let labels: Vec<_> = name.split('.').collect();
            let named =
                labels.last().is_some_and(|it| it.starts_with(|c: char| c.is_ascii_lowercase()));
            if labels.len() >= 2 && named && labels.iter().all(|it| label(it)) {
                Ok(host.to_owned())
            } else {
                Err(NotAService::Host(host.to_owned()))
            }
        });
        Ok(Self { hosts: hosts.collect::<Result<_, _>>()?, trusted: Vec::new() })
    }

    /// Adds trusted origins on this machine, for a demonstration or a test: plain http, any port.
    pub fn trusting<'a>(
        mut self,
        origins: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, NotAService> {
        for origin in origins {
            let refused = || NotAService::Origin(origin.to_owned());
            let url = Url::parse(origin).map_err(|_| refused())?;
            let is_local = matches!(url.host_str(), Some("127.0.0.1" | "[::1]"));
            let plain = url.scheme() == "http" && url.port().is_some();
            if !is_local || !plain || url.origin().ascii_serialization() != origin {
                return Err(refused());
            }
            self.trusted.push(origin.to_owned());
        }
        Ok(self)
    }

    /// The endpoint, if it may be called.
    pub fn check(&self, endpoint: &str) -> Result<Endpoint, Refused> {
        if endpoint.len() > MOST {
            return Err(Refused::TooLong);
        }
        let url = Url::parse(endpoint).map_err(|_| Refused::NotAUrl)?;
        let service = url.origin().ascii_serialization();
        let trusted = self.trusted.contains(&service);
        if !trusted && url.scheme() != "https" {
            return Err(Refused::NotHttps);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Refused::UserInfo);
        }
        if url.fragment().is_some() {
            return Err(Refused::Fragment);
        }
        // Browsers write normalised addresses. One that changes by parsing (other letters, spaces,
        // backslashes, numeric addresses) was not written by one.
        if url.as_str() != endpoint {
            return Err(Refused::NotAUrl);
        }
        if trusted {
            return Ok(Endpoint { url, service, trusted });
        }
        if url.port().is_some() {
            return Err(Refused::OtherPort);
        }
        let host = url.domain().ok_or(Refused::UnknownService)?;
        let matches_host = |pattern: &&String| match pattern.strip_prefix('*') {
            Some(end) => host.strip_suffix(end).is_some_and(|before| !before.is_empty()),
            None => host == pattern.as_str(),
        };
        let service = self.hosts.iter().find(matches_host).ok_or(Refused::UnknownService)?.clone();
        Ok(Endpoint { url, service, trusted })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Services {
        Services::new(KNOWN.split(',')).unwrap()
    }

    #[test]
    fn endpoints_as_browsers_write_them() {
        for (endpoint, service) in [
            ("https://fcm.googleapis.com/fcm/send/dXb-1:APA91bH_x", "fcm.googleapis.com"),
            (
                "https://updates.push.services.mozilla.com/wpush/v2/gAAAAABk_-x",
                "updates.push.services.mozilla.com",
            ),
            ("https://db5p.notify.windows.com/w/?token=BQYA%2bx%3d", "*.notify.windows.com"),
            ("https://web.push.apple.com/QGx-_1", "web.push.apple.com"),
            ("https://api.push.apple.com/3/device/x", "*.push.apple.com"),
        ] {
            assert_eq!(known().check(endpoint).map(|it| it.service), Ok(service.to_owned()));
        }
    }

    #[test]
    fn hosts_and_origins_that_are_not_meant() {
        for host in [
            "",
            "*",
            "dk",
            "*.dk",
            "*.*.dk",
            "10.0.0.1",
            "a b.dk",
            "Ø.dk",
            "x.dk:8443",
            "x.dk/",
            "x..dk",
            "X.dk",
        ] {
            assert!(Services::new([host]).is_err(), "{host}");
        }
        for origin in [
            "http://127.0.0.1",
            "http://127.0.0.1:4711/",
            "https://127.0.0.1:4711",
            "http://localhost:4711",
            "http://10.0.0.1:4711",
            "http://127.0.0.1:4711@evil.dk:80",
            "http://0x7f.1:4711",
        ] {
            assert!(known().trusting([origin]).is_err(), "{origin}");
        }
        assert!(known().trusting(["http://127.0.0.1:4711", "http://[::1]:4711"]).is_ok());
    }

    #[test]
    fn what_is_trusted_is_one_origin() {
        let services = known().trusting(["http://127.0.0.1:4711"]).unwrap();
        assert!(services.check("http://127.0.0.1:4711/send/1").is_ok_and(|it| it.trusted));
        for (endpoint, refused) in [
            ("http://127.0.0.1:4712/send/1", Refused::NotHttps),
            ("http://127.0.0.1/send/1", Refused::NotHttps),
            ("https://127.0.0.1:4711/send/1", Refused::OtherPort),
            ("http://a@127.0.0.1:4711/send/1", Refused::UserInfo),
            ("http://0x7f.1:4711/send/1", Refused::NotAUrl),
        ] {
            assert_eq!(services.check(endpoint).err(), Some(refused), "{endpoint}");
        }
    }
}
