//! Acts of a young person on their own records.

use kurs_domain::Id;
use serde_json::{Value, json};

use super::{
    oracle::{Eyes, Kind, Record, STAFF},
    world::{Act, Base, Checked, World, require, sees},
};
use crate::kurs::direct::Reply;

/// Whether `audience` is the intersection of `one` and `other`.
fn is_intersection(audience: &Eyes, one: &Eyes, other: &Eyes) -> bool {
    (0..=STAFF)
        .map(|staff| Eyes::These(vec![staff]))
        .all(|staff| sees(audience, &staff) == (sees(one, &staff) && sees(other, &staff)))
}

impl World<'_> {
    pub(super) async fn put_goal(
        &mut self,
        who: usize,
        slot: usize,
        eyes: &Eyes,
        base: Base,
    ) -> Checked {
        let (id, words) = (self.goal_id(who, slot), self.canary());
        let query = self.base("goals", id, base).await;
        let body = json!({ "text": words, "repeat": { "times_a_week": 3 },
            "shared_with": self.wire(eyes) });
        let put = self.young[who].send("PUT", &format!("/goals/{id}{query}"), &body).await;
        if Self::refused(&put, eyes)? {
            return Ok(());
        }
        let known = self.truth.records.get(&id).cloned();
        let (answer, meant) = (put.json(), eyes.of_team(self.truth.assigned[who]));
        let audience = self.eyes(&answer["shared_with"]);
        match &known {
            Some(known) if known.deleted && (base != Base::Current) => {
                require!(
                    audience == Eyes::OnlyMe,
                    "a goal that was deleted came back shared: {audience:?}"
                );
            }
            // Merged with what changed since: shown to nobody to whom neither phone showed it.
            Some(known) if base == Base::First && !known.deleted => {
                let all = (0..=STAFF).all(|staff| {
                    let one = Eyes::These(vec![staff]);
                    !audience.show_more_than(&Eyes::OnlyMe)
                        || !sees(&audience, &one)
                        || sees(&known.eyes, &one)
                        || sees(&meant, &one)
                });
                require!(
                    all,
                    "merged to more eyes: {audience:?} of {:?} and {meant:?}",
                    known.eyes
                );
            }
            // Restored to those who saw it, as far as they are in the new audience.
            Some(known) if known.deleted => {
                require!(
                    is_intersection(&audience, &meant, &known.eyes),
                    "back to {audience:?}, meant {meant:?}"
                );
            }
            _ => require!(audience == meant, "shared with {audience:?}, meant {meant:?}"),
        }
        let (was, shared_ms) = match known {
            Some(Record { kind: Kind::Goal { shared_ms }, deleted: false, eyes, .. }) => {
                (eyes, shared_ms)
            }
            Some(Record { kind: Kind::Goal { shared_ms }, .. }) => (Eyes::OnlyMe, shared_ms),
            _ => (Eyes::OnlyMe, self.now()),
        };
        let shared_ms = if audience.show_more_than(&was) { self.now() } else { shared_ms };
        let words = answer["text"].as_str().map(str::to_owned);
        self.put_record(id, who, Kind::Goal { shared_ms }, audience, words);
        Ok(())
    }

    pub(super) async fn tune(&mut self, who: usize, slot: usize, confidence: u8) -> Checked {
        let id = self.goal_id(who, slot);
        let Some(known) = self.truth.records.get(&id).filter(|it| !it.deleted) else {
            return Ok(());
        };
        let query = self.base("goals", id, Base::Current).await;
        let at = format!("{:02}:15", 10 + confidence);
        let body = json!({ "text": known.words, "repeat": { "times_a_week": 3 },
            "confidence": confidence, "remind_at": at, "shared_with": self.wire(&known.eyes) });
        let put = self.young[who].send("PUT", &format!("/goals/{id}{query}"), &body).await;
        require!(put.status == 200, "tuning: {} {}", put.status, put.text);
        Ok(())
    }

    pub(super) async fn put_success(&mut self, act: &Act) -> Checked {
        let Act::PutSuccess { who, slot, goal, eyes, base, picture, bare } = act else {
            return Ok(());
        };
        let (who, id) = (*who, self.success_id(*who, *slot));
        let goal = goal.map(|goal| self.goal_id(who, goal));
        let goal = goal.filter(|goal| self.truth.records.contains_key(goal));
        let words = self.canary();
        let query = self.base("successes", id, *base).await;
        // A day for each slot, so that no two marks are of one goal on one day.
        let mut body = json!({ "on": format!("2026-11-{}", 22 - slot), "words": Some(words).filter(|_| !bare || goal.is_none()),
            "at": "2026-11-22T10:30:00Z", "goal_id": goal });
        if *picture {
            body["file_ids"] = json!([self.files[who]]);
        }
        if let Some(eyes) = eyes {
            body["shared_with"] = self.wire(eyes);
        }
        let put = self.young[who].send("PUT", &format!("/successes/{id}{query}"), &body).await;
        if Self::refused(&put, eyes.as_ref().unwrap_or(&Eyes::OnlyMe))? {
            return Ok(());
        }
        let known = self.truth.records.get(&id).cloned();
        let (answer, deleted) = (put.json(), known.as_ref().is_some_and(|it| it.deleted));
        let audience = self.eyes(&answer["shared_with"]);
        let meant = eyes.as_ref().map(|eyes| eyes.of_team(self.truth.assigned[who]));
        match (&known, meant) {
            (Some(_), _) if deleted && *base != Base::Current => {
                require!(
                    audience == Eyes::OnlyMe,
                    "a success that was undone came back: {audience:?}"
                );
            }
            (Some(_), _) if *base == Base::First && !deleted => {}
            (Some(known), Some(meant)) if deleted => {
                require!(
                    is_intersection(&audience, &meant, &known.eyes),
                    "back to {audience:?}, meant {meant:?}"
                );
            }
            (_, Some(meant)) => {
                require!(audience == meant, "shared with {audience:?}, meant {meant:?}");
            }
            (known, None) => {
                let goals = goal.and_then(|goal| self.truth.records.get(&goal)).cloned();
                let seen_of_goal = |staff: usize| match &goals {
                    Some(goal) => !goal.deleted && sees(&goal.eyes, &Eyes::These(vec![staff])),
                    None => true,
                };
                let own = |staff: usize| match (known, &goals) {
                    (Some(known), _) => sees(&known.eyes, &Eyes::These(vec![staff])),
                    (None, Some(Record { kind: Kind::Goal { shared_ms }, .. })) => {
                        id.made_at().millis() >= *shared_ms
                    }
                    (None, _) => false,
                };
                let right = (0..=STAFF).all(|staff| {
                    let both = own(staff) && (seen_of_goal(staff) || (known.is_some() && !deleted));
                    sees(&audience, &Eyes::These(vec![staff])) == both
                });
                require!(right, "nobody said with whom, now {audience:?}; {known:?} {goals:?}");
            }
        }
        let text = |it: &Value| it.as_str().map(str::to_owned);
        let files = answer["file_ids"].as_array().expect("files").iter();
        let files =
            files.map(|id| Id::parse(id.as_str().expect("an id")).expect("an id")).collect();
        let goal = text(&answer["goal_id"]).map(|id| Id::parse(&id).expect("an id"));
        self.put_record(id, who, Kind::Success { goal, files }, audience, text(&answer["words"]));
        Ok(())
    }

    pub(super) async fn delete(&mut self, who: usize, what: &str, id: Id) -> Checked {
        let deleted = self.young[who].call("DELETE", &format!("/{what}/{id}"), &[], None).await;
        let known = self.truth.records.get_mut(&id);
        require!((deleted.status == 204) == known.is_some(), "{what}: {}", deleted.status);
        if let Some(known) = known {
            known.deleted = true;
        }
        Ok(())
    }

    pub(super) async fn answer(
        &mut self,
        who: usize,
        slot: usize,
        adopt: Option<usize>,
    ) -> Checked {
        let (id, words) = (self.suggestion_id(who, slot), self.canary());
        let goal = adopt.map(|slot| self.goal_id(who, slot));
        let outcome = if goal.is_some() { "adopted" } else { "dropped" };
        let body = json!({ "outcome": outcome, "goal_id": goal, "words": words });
        let path = format!("/goal_suggestions/{id}/answer");
        if self.young[who].send("POST", &path, &body).await.status == 200
            && let Some(Record { kind: Kind::Suggestion { answer, goal: became, .. }, .. }) =
                self.truth.records.get_mut(&id)
        {
            (*answer, *became) = (Some(words), goal);
        }
        Ok(())
    }

    pub(super) async fn see(&mut self, who: usize, slot: usize) -> Checked {
        let id = self.cheer_id(who, slot);
        let path = format!("/celebrations/{id}/seen");
        if self.young[who].send("POST", &path, &json!({})).await.status == 200
            && let Some(Record { kind: Kind::Cheer { seen, .. }, .. }) =
                self.truth.records.get_mut(&id)
        {
            *seen = true;
        }
        Ok(())
    }

    pub(super) async fn decide(
        &mut self,
        who: usize,
        slot: usize,
        eyes: &Eyes,
        reports: bool,
    ) -> Checked {
        let id = self.cheer_id(who, slot);
        let body = json!({ "shared_with": self.wire(eyes), "reported": reports });
        let put = self.young[who].send("PUT", &format!("/celebrations/{id}"), &body).await;
        if put.status == 404 || Self::refused(&put, eyes)? {
            return Ok(());
        }
        let meant = eyes.of_team(self.truth.assigned[who]);
        let audience = self.eyes(&put.json()["shared_with"]);
        if let Some(known) = self.truth.records.get_mut(&id)
            && let Kind::Cheer { seen, reported, .. } = &mut known.kind
        {
            // A phone that does not know of the report shows it to nobody new.
            let right = if *reported && !reports {
                is_intersection(&audience, &meant, &known.eyes)
            } else {
                audience == meant
            };
            require!(right, "a cheer is shown to {audience:?}, meant {meant:?}");
            (*seen, *reported, known.eyes) = (true, *reported || reports, audience);
        }
        Ok(())
    }

    /// Whether it was refused, which is allowed only for a name that was never on the team.
    pub(super) fn refused(put: &Reply, eyes: &Eyes) -> Result<bool, String> {
        let strangers = matches!(eyes, Eyes::These(_)) && put.json()["code"] == "invalid_fields";
        match put.status {
            200 | 201 => Ok(false),
            422 if strangers => Ok(true),
            _ => Err(format!("{} {}", put.status, put.text)),
        }
    }
}
