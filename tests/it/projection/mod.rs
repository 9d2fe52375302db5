//! Random histories of sharing, undoing, deleting, restoring, late and repeated writes, and changing
//! assignments. A caseworker then reads everything they can reach, and an oracle says what may be there:
//! every id and word that they may know, none that they may not, and no difference at all when what happened
//! was hidden from them.

mod oracle;
mod others;
mod own;
mod reading;
mod world;

use proptest::{prelude::*, test_runner::TestRunner};

use self::{
    oracle::{Eyes, STAFF, YOUNG},
    world::{Act, Base, SLOTS, World},
};
use crate::kurs::{Engine, Kurs, Setup, database::Database};

/// One step: an act, and which caseworker reads everything after it, if any.
type Step = (Act, Option<usize>);

/// Maximum steps of a history; the average is half.
const MOST_STEPS: usize = 120;

fn eyes() -> impl Strategy<Value = Eyes> {
    prop_oneof![
        1 => Just(Eyes::OnlyMe),
        2 => Just(Eyes::Team),
        4 => prop::collection::btree_set(0..STAFF, 1..STAFF)
            .prop_map(|all| Eyes::These(all.into_iter().collect())),
    ]
}

fn base() -> impl Strategy<Value = Base> {
    prop_oneof![3 => Just(Base::Current), 2 => Just(Base::Unsaid), 1 => Just(Base::First)]
}

/// One young person does most of it, so that the same records are deleted and restored repeatedly.
fn young() -> impl Strategy<Value = usize> {
    prop_oneof![4 => Just(0_usize), 1 => 1..YOUNG]
}

fn act() -> impl Strategy<Value = Act> {
    let at = || (young(), 0..SLOTS);
    // Few goals have many successes, so that visibility often depends on both.
    let goal = || prop::option::weighted(0.8, 0..SLOTS / 2);
    prop_oneof![
        6 => (at(), eyes(), base()).prop_map(|((who, slot), eyes, base)| {
            Act::PutGoal { who, slot: slot / 2, eyes, base }
        }),
        2 => (at(), 0..=9_u8).prop_map(|((who, slot), confidence)| {
            Act::Tune { who, slot: slot / 2, confidence }
        }),
        2 => at().prop_map(|(who, slot)| Act::DeleteGoal { who, slot: slot / 2 }),
        8 => (at(), goal(), prop::option::of(eyes()), base(), any::<bool>(), any::<bool>()).prop_map(
            |((who, slot), goal, eyes, base, picture, bare)| {
                Act::PutSuccess { who, slot, goal, eyes, base, picture, bare }
            }
        ),
        2 => at().prop_map(|(who, slot)| Act::DeleteSuccess { who, slot }),
        2 => (at(), 0..STAFF).prop_map(|((who, slot), by)| Act::Suggest { who, slot, by }),
        2 => (at(), prop::option::of(0..SLOTS / 2)).prop_map(|((who, slot), adopt)| {
            Act::Answer { who, slot, adopt }
        }),
        4 => (at(), 0..STAFF, prop::option::weighted(0.3, 0..SLOTS)).prop_map(|((who, slot), by, success)| {
            Act::Cheer { who, slot: slot / 3, by, success }
        }),
        1 => at().prop_map(|(who, slot)| Act::See { who, slot: slot / 3 }),
        6 => (at(), eyes(), prop::bool::weighted(0.2)).prop_map(|((who, slot), eyes, reported)| {
            Act::Decide { who, slot: slot / 3, eyes, reported }
        }),
        1 => at().prop_map(|(who, slot)| Act::DeleteCheer { who, slot: slot / 3 }),
        4 => (at(), eyes(), base()).prop_map(|((who, slot), team, base)| {
            Act::PutGathering { who, slot: slot / 2, team, base }
        }),
        2 => at().prop_map(|(who, slot)| Act::DeleteGathering { who, slot: slot / 2 }),
        2 => (at(), 0..STAFF).prop_map(|((who, slot), by)| {
            Act::AnswerGathering { who, slot: slot / 2, by }
        }),
        1 => at().prop_map(|(who, slot)| Act::InviteGuest { who, slot: slot / 2 }),
        1 => young().prop_map(|who| Act::Ask { who }),
        2 => at().prop_map(|(who, slot)| Act::Say { who, slot }),
        1 => at().prop_map(|(who, slot)| Act::TakeBack { who, slot }),
        1 => young().prop_map(|who| Act::LookAtMeeting { who }),
        1 => young().prop_map(|who| Act::Task { who }),
        4 => (young(), 0..STAFF).prop_map(|(who, staff)| Act::Assign { who, staff }),
        3 => (young(), 0..STAFF).prop_map(|(who, staff)| Act::Unassign { who, staff }),
        3 => (young(), 0..STAFF).prop_map(|(who, staff)| Act::Return { who, staff }),
        1 => Just(Act::Wait),
    ]
}

fn story() -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec((act(), prop::option::weighted(0.6, 0..STAFF)), 1..MOST_STEPS)
}

async fn run(kurs: &Kurs, steps: &[Step]) -> Result<(), String> {
    let mut world = World::new(kurs).await;
    for who in 0..YOUNG {
        world.act(&Act::Assign { who, staff: who }).await?;
    }
    for (act, reader) in steps {
        world.act(act).await?;
        if let Some(staff) = reader {
            world.check(*staff).await?;
        }
    }
    for staff in 0..STAFF {
        world.check(staff).await?;
    }
    Ok(())
}

/// Runs histories of `steps` in total, or of as many as `KURS_TEST_STEPS` says.
async fn run_many(engine: Engine, steps: usize) {
    let asked = std::env::var("KURS_TEST_STEPS").ok().and_then(|steps| steps.parse().ok());
    let stories = asked.unwrap_or(steps) / (MOST_STEPS / 2);
    let setup = Setup { behind_proxy: true, ..Setup::default() };
    let kurs = Kurs::start_with(Database::new(engine).await, setup).await;
    let runtime = tokio::runtime::Handle::current();
    tokio::task::spawn_blocking(move || {
        let config = ProptestConfig {
            cases: u32::try_from(stories).expect("not that many").max(1),
            max_shrink_iters: 2_000,
            failure_persistence: None,
            ..ProptestConfig::default()
        };
        TestRunner::new(config)
            .run(&story(), |steps| {
                runtime.block_on(run(&kurs, &steps)).map_err(TestCaseError::fail)
            })
            .unwrap_or_else(|problem| panic!("{problem}"));
    })
    .await
    .expect("every story ends well");
}

mod sqlite {
    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn staff_read_exactly_what_they_may() {
        super::run_many(super::Engine::Sqlite, 1_600).await;
    }
}

mod postgres {
    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn staff_read_exactly_what_they_may() {
        super::run_many(super::Engine::Postgres, 800).await;
    }
}
