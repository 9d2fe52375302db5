//! SSRF: endpoints that make the server call what only it can reach. More than three hundred: none is
//! stored, none is called even if it is in the database, no name in them is resolved, and all that quickly.

use std::{
    collections::BTreeSet,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::{Arc, Mutex},
    time::Duration,
};

use kurs_server::push::{address::is_public, deliver::Outcome};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use serde_json::json;
use tokio::net::TcpListener;

use super::{Phone, naming, seen, subscribe, trusting, try_out};
use crate::kurs::{known_services, on_both};

const PATH: &str = "/fcm/send/x";

/// All spellings that browsers and C libraries read as this address.
fn spellings(address: Ipv4Addr) -> Vec<String> {
    let [a, b, c, d] = address.octets();
    let number = address.to_bits();
    let six = address.to_ipv6_mapped();
    vec![
        address.to_string(),
        format!("{address}."),
        number.to_string(),
        format!("0x{number:x}"),
        format!("0{number:o}"),
        format!("0x{a:x}.0x{b:x}.0x{c:x}.0x{d:x}"),
        format!("0{a:o}.0{b:o}.0{c:o}.0{d:o}"),
        format!("{a}.{b}.{}", u32::from(c) * 256 + u32::from(d)),
        format!("{a}.{}", number & 0xFF_FFFF),
        format!("{a:03}.{b:03}.{c:03}.{d:03}"),
        format!("[{six}]"),
        format!("[::{address}]"),
        format!("[64:ff9b::{address}]"),
        format!("[2002:{:x}:{:x}::]", number >> 16, number & 0xFFFF),
        format!("{a}%2e{b}%2e{c}%2e{d}"),
        format!("{a}。{b}。{c}。{d}"),
        format!("{address}.nip.io"),
    ]
}

/// Addresses that an attacker would want the server to call.
const INSIDE: [Ipv4Addr; 14] = [
    Ipv4Addr::LOCALHOST,
    Ipv4Addr::new(127, 255, 255, 254),
    Ipv4Addr::UNSPECIFIED,
    Ipv4Addr::new(10, 0, 0, 1),
    Ipv4Addr::new(10, 255, 255, 255),
    Ipv4Addr::new(100, 64, 0, 1),
    Ipv4Addr::new(169, 254, 169, 254),
    Ipv4Addr::new(172, 16, 0, 1),
    Ipv4Addr::new(172, 31, 255, 255),
    Ipv4Addr::new(192, 168, 1, 1),
    Ipv4Addr::new(198, 18, 0, 1),
    Ipv4Addr::new(224, 0, 0, 1),
    Ipv4Addr::BROADCAST,
    // A public address that is no push service.
    Ipv4Addr::new(142, 250, 74, 106),
];

/// Hosts that resemble a known one, or are reachable only from inside.
const HOSTS: [&str; 60] = [
    "localhost",
    "LOCALHOST",
    "localhost.",
    "localhost.localdomain",
    "kurs",
    "kurs.internal",
    "metadata.google.internal",
    "[::]",
    "[::1]",
    "[0:0:0:0:0:0:0:1]",
    "[fe80::1]",
    "[fe80::1%25eth0]",
    "[fc00::1]",
    "[fd00:ec2::254]",
    "[ff02::1]",
    "[2001:db8::1]",
    "[2a00:1450:400f:80c::200a]",
    "[::ffff:7f00:1]",
    "fcm.googleapis.com.",
    "fcm.googleapis.com..",
    ".fcm.googleapis.com",
    "FCM.googleapis.com",
    "fcm.GoogleAPIs.com",
    "xfcm.googleapis.com",
    "x.fcm.googleapis.com",
    "fcm-googleapis.com",
    "fcm.googleapis.com.evil.dk",
    "fcm.googleapis.comevil.dk",
    "fcm.googleapis.co",
    "googleapis.com",
    "storage.googleapis.com",
    "fcm.googleapis.com-",
    "fcm.googleapis.com%2eevil.dk",
    "fcm.googleapis.com%00.evil.dk",
    "fcm.googleapis.com%23.evil.dk",
    "fcm.googleapis.com%2f.evil.dk",
    "fcm.googleapis.com\u{2215}.evil.dk",
    "fcm。googleapis。com",
    "fcm.googleapis．com",
    "ｆｃｍ.googleapis.com",
    "fсm.googleapis.com",
    "fcm.gооgleapis.com",
    "fcm.googIeapis.com",
    "xn--fm-bmc.googleapis.com",
    "fcm.goog\u{ad}leapis.com",
    "fcm.goog\u{200b}leapis.com",
    "fcm.googleapis.com\u{202e}",
    "push.services.mozilla.com",
    ".push.services.mozilla.com",
    "xpush.services.mozilla.com",
    "updates.push.services.mozilla.com.evil.dk",
    "notify.windows.com",
    "evilnotify.windows.com",
    "x.notify.windows.com.evil.dk",
    "x.notify.windows.com.",
    "x.notify.windows.com@evil.dk",
    "push.apple.com",
    "webpush.apple.com",
    "web.push.apple.com.evil.dk",
    "evil.dk?.push.apple.com",
];

/// Known hosts, in spellings or with parts that no browser sends.
const SHAPES: [&str; 48] = [
    "http://{h}/x",
    "HTTPS://{h}/x",
    "ftp://{h}/x",
    "ws://{h}/x",
    "wss://{h}/x",
    "file://{h}/etc/passwd",
    "gopher://{h}/x",
    "data:text/plain,{h}",
    "javascript://{h}/%0aalert(1)",
    "unix:///var/run/docker.sock",
    "//{h}/x",
    "/x",
    "{h}/x",
    "",
    " ",
    "https:",
    "https://",
    "https:///",
    "https:{h}/x",
    "https:/{h}/x",
    "https:///{h}/x",
    "https:\\\\{h}\\x",
    "https://{h}\\x",
    "https://{h}:443/x",
    "https://{h}:80/x",
    "https://{h}:22/x",
    "https://{h}:8443/x",
    "https://{h}:0/x",
    "https://{h}:65536/x",
    "https://{h}:/x",
    "https://{h}:https/x",
    "https://a@{h}/x",
    "https://a:b@{h}/x",
    "https://:@{h}/x",
    "https://@{h}/x",
    "https://{h}@127.0.0.1/x",
    "https://{h}:443@127.0.0.1/x",
    "https://127.0.0.1#@{h}/x",
    "https://127.0.0.1\\@{h}/x",
    "https://{h}/x#",
    "https://{h}/x#y",
    " https://{h}/x",
    "https://{h}/x ",
    "https://{h}/x\n",
    "https://{h}/\tx",
    "https://{h}/x\r\nHost: evil.dk",
    "https://{h}/../x",
    "https://{h}/x\u{0}y",
];

fn endpoints() -> BTreeSet<String> {
    let inside = INSIDE.into_iter().flat_map(spellings);
    let hosts = inside.chain(HOSTS.into_iter().map(str::to_owned));
    let mut all: BTreeSet<_> = hosts.map(|host| format!("https://{host}{PATH}")).collect();
    for host in ["fcm.googleapis.com", "x.notify.windows.com"] {
        all.extend(SHAPES.iter().map(|shape| shape.replace("{h}", host)));
    }
    for length in [2_049, 8_000, 60_000] {
        all.insert(format!("https://fcm.googleapis.com/{}", "x".repeat(length)));
        all.insert(format!("https://{}fcm.googleapis.com/", "a.".repeat(length / 2)));
    }
    all
}

/// A resolver with a configurable answer, which records who asked for which name.
#[derive(Default)]
struct Names {
    asked: Mutex<Vec<String>>,
    lead_to: Mutex<Vec<SocketAddr>>,
}

impl Resolve for Names {
    fn resolve(&self, name: Name) -> Resolving {
        self.asked.lock().expect("the names").push(name.as_str().to_owned());
        let found = self.lead_to.lock().expect("the addresses").clone();
        Box::pin(async move { Ok(Box::new(found.into_iter()) as Addrs) })
    }
}

/// A listener on this machine that must not be called.
async fn nobody() -> (TcpListener, SocketAddr) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    (listener, address)
}

fn assert_nobody_called(listener: TcpListener) {
    let listener = listener.into_std().expect("a listener");
    let called = listener.accept().map(|(_, caller)| caller);
    let error = called.expect_err("nobody is called").kind();
    assert_eq!(error, std::io::ErrorKind::WouldBlock);
}

on_both! {
    async fn none_is_stored_and_none_is_called(kurs: Kurs) {
        let (listener, address) = nobody().await;
        let names = Arc::new(Names::default());
        names.lead_to.lock().expect("the addresses").push(address);
        let kurs = naming(kurs, names.clone()).await;
        let young = kurs.young_person("Åse").await;
        let (phone, id) = (Phone::new(), kurs.id());
        let good = format!("https://fcm.googleapis.com{PATH}");
        subscribe(&young, id, &phone, &good).await.is(201);
        let all = endpoints();
        assert!(all.len() >= 300, "{}", all.len());
        let begun = tokio::time::Instant::now();
        for endpoint in &all {
            let answer = subscribe(&young, kurs.id(), &phone, endpoint).await;
            let answer = answer.refused(422, "invalid_fields");
            assert_eq!(answer.field().0, "endpoint", "{endpoint}");
            // The refusal does not echo the endpoint.
            let host = endpoint.get(8..).filter(|host| host.len() > 8).unwrap_or("\u{1}");
            assert!(!answer.text.contains(host), "{endpoint}: {}", answer.text);
        }
        assert_eq!(kurs.number("SELECT COUNT(*) FROM push_subscriptions").await, 1);
        // Even if one of them is in the database (its service was known once, or somebody wrote it there).
        for endpoint in all.iter().filter(|it| !it.contains('\0')) {
            let quoted = endpoint.replace('\'', "''");
            kurs.execute(&format!("UPDATE push_subscriptions SET endpoint = '{quoted}'")).await;
            let outcome = try_out(&kurs, id).await;
            assert_eq!(outcome, Outcome::GivenUp { code: "unknown_service" }, "{endpoint}");
        }
        assert!(begun.elapsed() < Duration::from_mins(1), "{:?}", begun.elapsed());
        assert_eq!(*names.asked.lock().expect("the names"), Vec::<String>::new());
        assert_nobody_called(listener);
    }

    async fn a_known_name_with_a_private_address_is_refused(kurs: Kurs) {
        let (listener, here) = nobody().await;
        let names = Arc::new(Names::default());
        let kurs = naming(kurs, names.clone()).await;
        let young = kurs.young_person("Åse").await;
        let (phone, id) = (Phone::new(), kurs.id());
        subscribe(&young, id, &phone, &format!("https://fcm.googleapis.com{PATH}")).await.is(201);
        let outside: SocketAddr = "142.250.74.106:0".parse().expect("an address");
        let mut leads = vec![vec![here], vec![outside, here], vec![here, outside]];
        for text in ["::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "fd00:ec2::254", "fe80::1"] {
            leads.push(vec![SocketAddr::new(text.parse().expect("an address"), here.port())]);
        }
        let inside = INSIDE.into_iter().map(IpAddr::V4).filter(|address| !is_public(*address));
        leads.extend(inside.map(|address| vec![SocketAddr::new(address, here.port())]));
        assert_eq!(leads.len(), 21);
        for (number, lead) in leads.iter().enumerate() {
            names.lead_to.lock().expect("the addresses").clone_from(lead);
            let begun = tokio::time::Instant::now();
            let outcome = try_out(&kurs, id).await;
            let inside = Outcome::TryAgain { after: None, code: "leads_inside" };
            assert_eq!(outcome, inside, "{lead:?}");
            assert!(begun.elapsed() < Duration::from_secs(2), "{lead:?}");
            // It is resolved anew each time: an earlier check counts for nothing.
            let asked = names.asked.lock().expect("the names").clone();
            assert_eq!(asked, vec!["fcm.googleapis.com"; number + 1]);
        }
        assert_eq!(seen(&young, id).await["problem"], json!("leads_inside"));
        // A name without addresses.
        names.lead_to.lock().expect("the addresses").clear();
        let nowhere = Outcome::TryAgain { after: None, code: "unreachable" };
        assert_eq!(try_out(&kurs, id).await, nowhere);
        assert_nobody_called(listener);
    }

    async fn a_trusted_origin_trusts_no_other_port(kurs: Kurs) {
        let service = super::Service::start().await;
        let (listener, here) = nobody().await;
        let kurs = trusting(kurs, &[&service]).await;
        let young = kurs.young_person("Åse").await;
        let port = service.origin.rsplit_once(':').expect("a port").1.to_owned();
        for endpoint in [
            format!("http://{here}/x"),
            format!("http://localhost:{port}/x"),
            format!("http://127.1:{port}/x"),
            format!("http://[::1]:{port}/x"),
            format!("https://127.0.0.1:{port}/x"),
            format!("http://127.0.0.1:{port}@{here}/x"),
            format!("http://127.0.0.1:{port}#@{here}/x"),
            format!("http://127.0.0.1:{port}\\@{here}/x"),
            format!("http://127.0.0.1:{port}.evil.dk/x"),
        ] {
            let answer = subscribe(&young, kurs.id(), &Phone::new(), &endpoint).await;
            assert_eq!(answer.refused(422, "invalid_fields").field().0, "endpoint", "{endpoint}");
        }
        assert_eq!(service.connections(), 0);
        assert_nobody_called(listener);
    }
}

#[test]
fn known_services_are_accepted() {
    // Otherwise everything above might be refused for another reason.
    for host in ["fcm.googleapis.com", "x.notify.windows.com", "web.push.apple.com"] {
        assert!(known_services().check(&format!("https://{host}{PATH}")).is_ok(), "{host}");
    }
}
