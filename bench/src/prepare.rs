//! Preparing messages (text, encryption, signature), relative to the unavoidable computation: one ECDH on
//! P-256 per message.

use std::{process::Command, time::Duration};

use anyhow::{Result, anyhow};
use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use kurs_domain::{Id, people::Language, push::PushKeys, wishes::PushWishes};
use kurs_server::{
    kernel::{
        clock::{Clock, SystemClock},
        random::{SystemRandom, id},
    },
    push::{
        deliver::prepare,
        message::{Kind, Message, MessageReminder, Payload},
        store::Addressee,
        vapid::{Signatures, VapidKey},
    },
};
use ring::{
    agreement::{ECDH_P256, EphemeralPrivateKey, UnparsedPublicKey, agree_ephemeral},
    rand::SecureRandom,
};
use rustix::time::{ClockId, clock_gettime};

use crate::table::{at, median, verdict};

/// The target ratio to the ceiling.
const GOAL: f64 = 0.6;
/// Messages between two readings of the clock.
const BATCH: usize = 200;
/// Push services, in turn.
const SERVICES: [&str; 3] = [
    "https://fcm.googleapis.com",
    "https://updates.push.services.mozilla.com",
    "https://web.push.apple.com",
];

/// Measures both in turns, and prints a table.
pub(crate) fn measure(rounds: usize, time: Duration) -> Result<()> {
    let phones: Vec<_> = (0..BATCH).map(|_| addressee()).collect::<Result<_>>()?;
    let (mut ours, mut ceiling) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        ours.push(prepared(&phones, time)?);
        // The faster of the two: the library that we use, or OpenSSL.
        ceiling.push(agreed(&phones, time)?.max(openssl(time).unwrap_or(0.0)));
    }
    let ratios: Vec<_> = ours.iter().zip(&ceiling).map(|(ours, most)| ours / most).collect();
    let ratio = median(&ratios);
    println!(
        "Messages made ready in a second of one processor (words, padding, encryption for one phone, \
         who sends it),\nbeside P-256 ECDH alone with keys made beforehand (by ring or OpenSSL, the faster); by turns, {rounds} rounds \
         of {} s.",
        time.as_secs_f64()
    );
    println!("  {:>9} {:>9} {:>7} {:>15}", "ours", "ECDH", "ratio", "from … to");
    println!(
        "  {:>9.0} {:>9.0} {ratio:>7.2} {:>15}  {}",
        median(&ours),
        median(&ceiling),
        format!("{:.2} … {:.2}", at(&ratios, 0.0), at(&ratios, 1.0)),
        verdict(ratio >= GOAL, &format!("goal: at least {GOAL}")),
    );
    Ok(())
}

/// Keys of an invented phone.
pub(crate) fn keys() -> Result<PushKeys> {
    let random = ring::rand::SystemRandom::new();
    let broken = |_| anyhow!("no key");
    let key = EphemeralPrivateKey::generate(&ECDH_P256, &random).map_err(broken)?;
    let point = key.compute_public_key().map_err(broken)?;
    let mut auth = [0; 16];
    random.fill(&mut auth).map_err(broken)?;
    let encode = |bytes: &[u8]| BASE64_URL_SAFE_NO_PAD.encode(bytes);
    Ok(PushKeys { p256dh: encode(point.as_ref()), auth: encode(&auth) })
}

/// The text of the reminder.
const WORDS: Option<&str> = Some("Gå ned til åen og hjem igen");

pub(crate) fn reminder(goal: Id) -> Result<Message> {
    let reminder = MessageReminder { goal, on: "2026-11-22".parse()?, success: goal };
    Ok(Message {
        reminder: Some(reminder),
        ..Message::new(Kind::Reminder, &format!("reminder-{goal}"), "/")
    })
}

fn addressee() -> Result<Addressee> {
    Ok(Addressee {
        person: new_id(),
        endpoint: String::new(),
        keys: keys()?,
        key: VapidKey::make(1)?,
        language: Language::Da,
        wishes: PushWishes { says_what: true, ..PushWishes::default() },
    })
}

fn new_id() -> Id {
    id(&SystemRandom, SystemClock.now())
}

/// Messages prepared per second of one processor. Every round signs anew.
fn prepared(phones: &[Addressee], time: Duration) -> Result<f64> {
    let signatures = Signatures::default();
    let (mut messages, mut took) = (0, Duration::ZERO);
    while took < time {
        let begun = processor()?;
        for (number, phone) in phones.iter().enumerate() {
            let to = Addressee { key: phones[0].key.clone(), ..clone(phone) };
            let payload = Payload {
                subscription: phone.person,
                message: phone.person,
                content: reminder(phone.person)?,
            };
            let place = (SERVICES[number % SERVICES.len()], SystemClock.now());
            let made = prepare(&signatures, "https://kurs.example.dk", &payload, &to, WORDS, place);
            let (body, _) = made.map_err(|code| anyhow!("not made ready: {code}"))?;
            messages += usize::from(!std::hint::black_box(body).is_empty());
        }
        took += processor()?.saturating_sub(begun);
    }
    Ok(rate(messages, took))
}

fn clone(phone: &Addressee) -> Addressee {
    Addressee {
        endpoint: phone.endpoint.clone(),
        keys: phone.keys.clone(),
        key: phone.key.clone(),
        ..*phone
    }
}

/// ECDH on P-256 per second of one processor, with existing keys.
fn agreed(phones: &[Addressee], time: Duration) -> Result<f64> {
    let random = ring::rand::SystemRandom::new();
    let points: Vec<_> = phones
        .iter()
        .map(|phone| BASE64_URL_SAFE_NO_PAD.decode(&phone.keys.p256dh))
        .collect::<Result<_, _>>()?;
    let (mut agreements, mut took) = (0, Duration::ZERO);
    while took < time {
        let keys: Vec<_> = points
            .iter()
            .map(|_| EphemeralPrivateKey::generate(&ECDH_P256, &random))
            .collect::<Result<_, _>>()
            .map_err(|_| anyhow!("no key"))?;
        let begun = processor()?;
        for (key, point) in keys.into_iter().zip(&points) {
            let theirs = UnparsedPublicKey::new(&ECDH_P256, point);
            let first = agree_ephemeral(key, &theirs, |shared| shared[0]);
            std::hint::black_box(first.map_err(|_| anyhow!("no agreement"))?);
            agreements += 1;
        }
        took += processor()?.saturating_sub(begun);
    }
    Ok(rate(agreements, took))
}

/// The same with OpenSSL, if it is installed.
fn openssl(time: Duration) -> Option<f64> {
    let seconds = time.as_secs().max(1).to_string();
    let mut speed = Command::new("openssl");
    let output = speed.args(["speed", "-mr", "-seconds", &seconds, "ecdhp256"]).output().ok()?;
    let output = String::from_utf8(output.stdout).ok()?;
    // +F5:which:bits:a second:seconds each
    let line = output.lines().find_map(|line| line.strip_prefix("+F5:"))?;
    line.split(':').nth(2)?.parse().ok()
}

/// The processor time that this thread has used.
fn processor() -> Result<Duration> {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Ok(Duration::new(u64::try_from(time.tv_sec)?, u32::try_from(time.tv_nsec)?))
}

#[expect(clippy::cast_precision_loss, reason = "fewer than 2^52 of them")]
fn rate(count: usize, took: Duration) -> f64 {
    count as f64 / took.as_secs_f64()
}
