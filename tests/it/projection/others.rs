//! Acts between people: suggestions, cheers, gatherings, meetings, assignments.

use serde_json::{Value, json};

use super::{
    oracle::{Eyes, Kind, Record},
    world::{Base, Checked, World, require},
};

impl World<'_> {
    pub(super) async fn suggest(&mut self, who: usize, slot: usize, by: usize) -> Checked {
        let (id, words) = (self.suggestion_id(who, slot), self.canary());
        let path = format!("/young_people/{}/goal_suggestions/{id}", self.young[who].id);
        let put = self.staff[by].send("PUT", &path, &json!({ "text": words })).await;
        require!(
            put.status == 201 || !self.truth.assigned[who][by] || matches!(put.status, 404 | 409),
            "suggesting: {} {}",
            put.status,
            put.text
        );
        if put.status == 201 {
            let kind = Kind::Suggestion { by, answer: None, goal: None };
            self.put_record(id, who, kind, Eyes::OnlyMe, Some(words));
        }
        Ok(())
    }

    pub(super) async fn cheer(
        &mut self,
        who: usize,
        slot: usize,
        by: usize,
        success: Option<usize>,
    ) -> Checked {
        let (id, words) = (self.cheer_id(who, slot), self.canary());
        let success = success.map(|slot| self.success_id(who, slot));
        let path = format!("/young_people/{}/recognitions/{id}", self.young[who].id);
        let body = json!({ "text": words, "success_id": success });
        let put = self.staff[by].send("PUT", &path, &body).await;
        let may = self.truth.assigned[who][by]
            && !self.truth.records.contains_key(&id)
            && success.is_none_or(|success| self.truth.may_see(by, success));
        require!((put.status == 201) == may, "cheering: {} {}", put.status, put.text);
        if may {
            let kind = Kind::Cheer { by, success, seen: false, reported: false };
            self.put_record(id, who, kind, Eyes::OnlyMe, Some(words));
        }
        Ok(())
    }

    pub(super) async fn put_gathering(
        &mut self,
        who: usize,
        slot: usize,
        team: &Eyes,
        base: Base,
    ) -> Checked {
        let (id, words) = (self.gathering_id(who, slot), self.canary());
        let query = self.base("gatherings", id, base).await;
        let wire = Some(self.wire(team)).filter(Value::is_array).unwrap_or_else(|| json!([]));
        let body = json!({ "title": words, "on": "2026-12-05", "shown_name": "Åse", "team": wire });
        let put = self.young[who].send("PUT", &format!("/gatherings/{id}{query}"), &body).await;
        if Self::refused(&put, team)? {
            return Ok(());
        }
        let known = self.truth.records.get(&id).cloned();
        let plan = put.json()["plan"].clone();
        let audience = match self.eyes(&plan["team"]) {
            Eyes::These(all) if all.is_empty() => Eyes::OnlyMe,
            audience => audience,
        };
        let meant = match team {
            Eyes::Team => Eyes::OnlyMe,
            team => team.of_team(self.truth.assigned[who]),
        };
        match &known {
            Some(known) if known.deleted => {
                require!(
                    audience == Eyes::OnlyMe,
                    "a gathering that was deleted came back: {audience:?}"
                );
            }
            Some(_) if base == Base::First => {}
            _ => require!(audience == meant, "invited {audience:?}, meant {meant:?}"),
        }
        let answers = match known {
            Some(Record { kind: Kind::Gathering { answers }, deleted: false, .. }) => answers,
            _ => Default::default(),
        };
        let words = plan["title"].as_str().map(str::to_owned);
        self.put_record(id, who, Kind::Gathering { answers }, audience, words);
        Ok(())
    }

    pub(super) async fn answer_gathering(&mut self, who: usize, slot: usize, by: usize) -> Checked {
        let (id, words) = (self.gathering_id(who, slot), self.canary());
        let body = json!({ "coming": "yes", "words": words });
        let put = self.staff[by].send("POST", &format!("/gatherings/{id}/answer"), &body).await;
        let may = self.truth.may_see(by, id);
        require!((put.status == 200) == may, "answering: {} {}", put.status, put.text);
        if let Some(Record { kind: Kind::Gathering { answers }, .. }) =
            self.truth.records.get_mut(&id).filter(|_| may)
        {
            answers[by] = Some(words);
        }
        Ok(())
    }

    pub(super) async fn ask(&mut self, who: usize) -> Checked {
        let (id, words) = (self.meeting_id(who), self.canary());
        let path = format!("/meeting_requests/{id}");
        if self.young[who].send("PUT", &path, &json!({ "words": words })).await.status == 201 {
            self.put_record(id, who, Kind::Meeting, Eyes::OnlyMe, Some(words));
        }
        Ok(())
    }

    pub(super) async fn say(&mut self, who: usize, slot: usize) -> Checked {
        let (meeting, id, words) =
            (self.meeting_id(who), self.contribution_id(who, slot), self.canary());
        let body = json!({ "kind": "text", "body": { "text": words }, "said_at": self.kurs.now() });
        let path = format!("/meetings/{meeting}/contributions/{id}");
        let put = self.young[who].send("PUT", &path, &body).await;
        let may =
            self.truth.records.contains_key(&meeting) && !self.truth.records.contains_key(&id);
        require!((put.status == 201) == may, "saying: {} {}", put.status, put.text);
        if may {
            let kind = Kind::Contribution { read_by: Default::default() };
            self.put_record(id, who, kind, Eyes::OnlyMe, Some(words));
        }
        Ok(())
    }

    pub(super) async fn take_back(&mut self, who: usize, slot: usize) -> Checked {
        let (meeting, id) = (self.meeting_id(who), self.contribution_id(who, slot));
        let Some(known) = self.truth.records.get_mut(&id) else { return Ok(()) };
        let path = format!("/meetings/{meeting}/contributions/{id}");
        let taken = self.young[who].call("DELETE", &path, &[], None).await;
        require!(matches!(taken.status, 200 | 204), "taking back: {} {}", taken.status, taken.text);
        if known.kind == (Kind::Contribution { read_by: Default::default() }) {
            known.deleted = true;
        }
        known.words = None;
        Ok(())
    }

    pub(super) async fn task(&mut self, who: usize) -> Checked {
        let meeting = self.meeting_id(who);
        if !self.truth.records.contains_key(&meeting) {
            return Ok(());
        }
        let (delegate, task) = (self.ids[who][6][1], self.canary());
        let path = format!("/meetings/{meeting}/delegates/{delegate}");
        let body = json!({ "name": "Farmor", "task": task });
        let put = self.young[who].send("PUT", &path, &body).await;
        require!(matches!(put.status, 200 | 201), "appointing: {} {}", put.status, put.text);
        // That there is a delegate, and their name, is not hidden.
        if !self.truth.records.contains_key(&delegate) {
            self.put_record(delegate, who, Kind::Meeting, Eyes::OnlyMe, None);
        }
        Ok(())
    }

    pub(super) async fn assign(&mut self, who: usize, staff: usize) -> Checked {
        if self.assignments[who][staff].is_some() {
            return Ok(());
        }
        let id = self.kurs.id();
        let path = format!("/young_people/{}/assignments/{id}", self.young[who].id);
        let body = json!({ "caseworker_id": self.staff[staff].id, "since": self.kurs.now(),
            "why": "Vi har talt om det" });
        let put = self.administrator.send("PUT", &path, &body).await;
        require!(put.status == 201, "assigning: {} {}", put.status, put.text);
        self.assignments[who][staff] = Some(id);
        self.truth.assigned[who][staff] = true;
        Ok(())
    }

    pub(super) async fn unassign(&mut self, who: usize, staff: usize) -> Checked {
        let Some(id) = self.assignments[who][staff].take() else { return Ok(()) };
        let path = format!("/young_people/{}/assignments/{id}", self.young[who].id);
        let ended = self.administrator.call("DELETE", &path, &[], None).await;
        require!(ended.status == 204, "unassigning: {} {}", ended.status, ended.text);
        self.truth.unassign(who, staff);
        Ok(())
    }
}
