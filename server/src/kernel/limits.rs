//! Rate limits by person and by network address: generous for people, a limit for machines.

use std::{net::IpAddr, num::NonZeroU32};

use governor::{
    DefaultKeyedRateLimiter, Quota, RateLimiter,
    clock::{Clock as _, DefaultClock},
};
use kurs_domain::Id;

use super::{
    Problem,
    concurrency::{Concurrency, Slot},
};

/// Sustained requests per second of one person.
const PER_SECOND: NonZeroU32 = NonZeroU32::new(50).unwrap();
/// Burst of requests of one person: a phone that was offline for weeks sends hundreds.
const BURST: NonZeroU32 = NonZeroU32::new(2_000).unwrap();
/// Sustained requests per second from one address: a school or a home is many people behind one.
const PER_SECOND_FROM_ADDRESS: NonZeroU32 = NonZeroU32::new(500).unwrap();
/// Burst of requests from one address.
const BURST_FROM_ADDRESS: NonZeroU32 = NonZeroU32::new(10_000).unwrap();
/// Texts sent by guest links per hour from one address: a class sits behind one, but nobody writes
/// that much.
const GUEST_WORDS: NonZeroU32 = NonZeroU32::new(10).unwrap();
/// Answers to invitations per hour from one address: a family sits behind one.
const GUEST_ANSWERS: NonZeroU32 = NonZeroU32::new(60).unwrap();
/// How many times the limit of one /64 of IPv6 its /48 has: a provider gives a network a /48, which
/// contains 65,536 of the former.
const NETWORK_FACTOR: NonZeroU32 = NonZeroU32::new(8).unwrap();
/// After how many requests the limiters drop keys that have recovered.
const PRUNE_EVERY: usize = 10_000;

/// Event streams of one person at the same time: a phone, a tablet and a desk, and browsers that can't
/// share one stream between their tabs.
const STREAMS: usize = 32;
/// Seconds until a retry after too many streams.
const STREAMS_RETRY_AFTER: u64 = 60;

pub struct Limits {
    streams: Concurrency<Id>,
    people: DefaultKeyedRateLimiter<Id>,
    addresses: ByAddress,
    guest_words: ByAddress,
    guest_answers: ByAddress,
    requests: std::sync::atomic::AtomicUsize,
}

impl Default for Limits {
    fn default() -> Self {
        let quota = |rate, burst| Quota::per_second(rate).allow_burst(burst);
        Self {
            streams: Concurrency::new(STREAMS),
            people: RateLimiter::keyed(quota(PER_SECOND, BURST)),
            addresses: ByAddress::new(|times| {
                quota(times(PER_SECOND_FROM_ADDRESS), times(BURST_FROM_ADDRESS))
            }),
            guest_words: ByAddress::new(|times| Quota::per_hour(times(GUEST_WORDS))),
            guest_answers: ByAddress::new(|times| Quota::per_hour(times(GUEST_ANSWERS))),
            requests: 0.into(),
        }
    }
}

impl Limits {
    /// Counts a request of `person`.
    pub fn check_person(&self, person: Id) -> Result<(), Problem> {
        self.people.check_key(&person).map_err(|not| rate_limited(&not))
    }

    /// A slot for an event stream of `person`, for as long as it is open.
    pub fn take_stream(&self, person: Id) -> Result<Slot<Id>, Problem> {
        let detail = "you have too many event streams open";
        let refused = || Problem::too_many("too_many_streams", detail, STREAMS_RETRY_AFTER);
        self.streams.take(person).ok_or_else(refused)
    }

    /// Counts a text sent by a guest link.
    pub fn check_guest_words(&self, caller: Caller) -> Result<(), Problem> {
        self.guest_words.check(caller.0)
    }

    /// Counts an answer to an invitation by a guest link.
    pub fn check_guest_answers(&self, caller: Caller) -> Result<(), Problem> {
        self.guest_answers.check(caller.0)
    }

    /// Counts a request from `address`.
    pub fn check_address(&self, address: IpAddr) -> Result<(), Problem> {
        let requests = self.requests.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        if requests % PRUNE_EVERY == PRUNE_EVERY - 1 {
            self.people.retain_recent();
            self.addresses.retain_recent();
            self.guest_words.retain_recent();
            self.guest_answers.retain_recent();
        }
        self.addresses.check(address)
    }
}

/// A limit by address: for IPv6 by the /64 of one caller, and by the /48 that contains it.
struct ByAddress {
    callers: DefaultKeyedRateLimiter<IpAddr>,
    networks: DefaultKeyedRateLimiter<IpAddr>,
}

impl ByAddress {
    /// `quota` makes the quota, given a function that scales its numbers.
    fn new(quota: impl Fn(fn(NonZeroU32) -> NonZeroU32) -> Quota) -> Self {
        Self {
            callers: RateLimiter::keyed(quota(|number| number)),
            networks: RateLimiter::keyed(quota(|number| number.saturating_mul(NETWORK_FACTOR))),
        }
    }

    /// Counts something from `address`. Both keys must have capacity left.
    fn check(&self, address: IpAddr) -> Result<(), Problem> {
        self.callers.check_key(&address).map_err(|not| rate_limited(&not))?;
        if let IpAddr::V6(address) = address {
            let network = IpAddr::V6((address.to_bits() >> 80 << 80).into());
            self.networks.check_key(&network).map_err(|not| rate_limited(&not))?;
        }
        Ok(())
    }

    fn retain_recent(&self) {
        self.callers.retain_recent();
        self.networks.retain_recent();
    }
}

fn rate_limited(not_until: &governor::NotUntil<governor::clock::QuantaInstant>) -> Problem {
    let wait = not_until.wait_time_from(DefaultClock::default().now());
    Problem::too_many("too_fast", "that was a lot at once; wait a moment", wait.as_secs() + 1)
}

/// The caller's network address for rate limits: for IPv6 its /64.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caller(pub IpAddr);

#[cfg(test)]
mod tests {
    use super::*;

    fn words_from(limits: &Limits, address: &str, times: u32) -> u32 {
        let caller = Caller(address.parse().unwrap());
        (0..times).map(|_| u32::from(limits.check_guest_words(caller).is_ok())).sum()
    }

    #[test]
    fn a_network_of_ipv6_counts_as_well_as_each_of_its_callers() {
        let limits = Limits::default();
        let (one, network) = (GUEST_WORDS.get(), GUEST_WORDS.get() * NETWORK_FACTOR.get());
        assert_eq!(words_from(&limits, "2001:db8:1:1::", one + 5), one);
        let others =
            (2..40).map(|caller| words_from(&limits, &format!("2001:db8:1:{caller:x}::"), one));
        assert_eq!(one + others.sum::<u32>(), network);
        // Another network and IPv4 addresses have their own limits.
        assert_eq!(words_from(&limits, "2001:db8:2:1::", one), one);
        for last in 1..40 {
            assert_eq!(words_from(&limits, &format!("203.0.113.{last}"), one + 1), one);
        }
    }
}
