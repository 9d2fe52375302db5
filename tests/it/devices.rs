//! Two or three phones of one person, the real server, and a network that loses, duplicates, delays and
//! reorders messages: all phones converge, without loss or duplicates.
//!
//! Each schedule has a person of its own. Many run concurrently to load the server; proptest shrinks a
//! failing one.

mod device;
mod network;

use std::sync::Arc;

use kurs_domain::{
    earlier_words::EarlierWords, goals::Goal, successes::Success, sync::replica::Replica,
};
use proptest::{prelude::*, test_runner::TestRunner};

use self::{
    device::{Device, Said},
    network::{Fate, Network},
};
use crate::kurs::{Engine, Kurs, Setup, database::Database};

/// Schedules that run concurrently.
const AT_ONCE: usize = 50;

#[derive(Debug, Clone)]
enum Step {
    /// The user says something on a phone.
    Say(usize, Said),
    /// A phone sends the next entry of its outbox.
    Send(usize, Fate),
    /// A phone asks what changed.
    Ask(usize, Fate),
    /// Delayed messages arrive.
    Arrive,
    /// A phone is restarted.
    Restart(usize),
}

#[derive(Debug, Clone)]
struct Schedule {
    devices: usize,
    steps: Vec<Step>,
}

fn schedule() -> impl Strategy<Value = Schedule> {
    let said = prop_oneof![
        2 => Just(Said::NewGoal),
        4 => (0..3_usize, 0..3_u8).prop_map(|(which, field)| Said::Goal(which, field)),
        4 => (0..3_usize).prop_map(Said::Mark),
        2 => Just(Said::Notice),
        4 => (0..4_usize).prop_map(Said::Words),
        1 => (0..4_usize).prop_map(Said::Undo),
    ];
    let fate = || {
        prop_oneof![
            4 => Just(Fate::Fine),
            1 => Just(Fate::RequestLost),
            2 => Just(Fate::AnswerLost),
            1 => Just(Fate::Doubled),
            2 => Just(Fate::Late),
        ]
    };
    (2..=3_usize).prop_flat_map(move |devices| {
        let step = prop_oneof![
            5 => (0..devices, said.clone()).prop_map(|(device, said)| Step::Say(device, said)),
            6 => (0..devices, fate()).prop_map(|(device, fate)| Step::Send(device, fate)),
            3 => (0..devices, fate()).prop_map(|(device, fate)| Step::Ask(device, fate)),
            1 => Just(Step::Arrive),
            1 => (0..devices).prop_map(Step::Restart),
        ];
        prop::collection::vec(step, 1..24).prop_map(move |steps| Schedule { devices, steps })
    })
}

/// Runs one schedule to its end; `Err` with the violation.
async fn run(kurs: Arc<Kurs>, schedule: Schedule) -> Result<(), String> {
    let network = Network::new(&kurs).await;
    let mut devices: Vec<_> = (0..schedule.devices).map(Device::new).collect();
    for device in &mut devices {
        device.ask(&network, Fate::Fine).await?;
    }
    let mut story = device::Story::default();
    for step in schedule.steps {
        match step {
            Step::Say(device, said) => devices[device].say(&network, &mut story, said),
            Step::Send(device, fate) => drop(devices[device].send(&network, fate).await?),
            Step::Ask(device, fate) => devices[device].ask(&network, fate).await?,
            Step::Arrive => network.arrive().await,
            Step::Restart(device) => devices[device].restart(),
        }
    }
    // In the end every network recovers.
    network.arrive().await;
    for _ in 0..3 {
        for device in &mut devices {
            while device.send(&network, Fate::Fine).await? {}
            device.ask(&network, Fate::Fine).await?;
        }
    }
    let mut fresh = Device::new(9);
    fresh.ask(&network, Fate::Fine).await?;
    for device in &devices {
        let refused = device.phone.outbox.entries();
        if !refused.is_empty() {
            return Err(format!("still in the outbox: {refused:?}"));
        }
        let (got, expected) = (&device.phone.known, &fresh.phone.known);
        if !same(got, expected) {
            return Err(format!(
                "a phone has {}\nbut the server {}",
                device::all(got),
                device::all(expected)
            ));
        }
    }
    story.is_complete(&fresh.phone.known)
}

/// Compares without cursors: one phone may have started from the beginning.
fn same(one: &Replica, other: &Replica) -> bool {
    one.all::<Goal>() == other.all::<Goal>()
        && one.all::<Success>() == other.all::<Success>()
        && one.all::<EarlierWords>() == other.all::<EarlierWords>()
}

/// Runs `count` schedules on `engine`, or as many as `KURS_TEST_SCHEDULES` says.
async fn run_many(engine: Engine, count: usize) {
    let asked = std::env::var("KURS_TEST_SCHEDULES").ok().and_then(|count| count.parse().ok());
    let count = asked.unwrap_or(count);
    let setup = Setup { behind_proxy: true, ..Setup::default() };
    let kurs = Arc::new(Kurs::start_with(Database::new(engine).await, setup).await);
    let runtime = tokio::runtime::Handle::current();
    let batches = u32::try_from(count / AT_ONCE).expect("not that many");
    tokio::task::spawn_blocking(move || {
        let config = ProptestConfig {
            cases: batches,
            max_shrink_iters: 400,
            failure_persistence: None,
            ..ProptestConfig::default()
        };
        let schedules = prop::collection::vec(schedule(), 1..=AT_ONCE * 2);
        TestRunner::new(config)
            .run(&schedules, |schedules| {
                runtime.block_on(async {
                    let all = schedules.into_iter().map(|one| tokio::spawn(run(kurs.clone(), one)));
                    for one in all.collect::<Vec<_>>() {
                        one.await.expect("it runs to its end").map_err(TestCaseError::fail)?;
                    }
                    Ok(())
                })
            })
            .unwrap_or_else(|problem| panic!("{problem}"));
    })
    .await
    .expect("every schedule ends well");
}

mod sqlite {
    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn phones_converge_after_a_thousand_schedules() {
        super::run_many(super::Engine::Sqlite, 1_000).await;
    }
}

mod postgres {
    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn phones_converge_after_some_hundred_schedules() {
        super::run_many(super::Engine::Postgres, 300).await;
    }
}
