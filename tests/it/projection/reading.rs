//! Compares what a caseworker reads and is sent with what they may know.

use kurs_domain::events::Event;
use kurs_server::kernel::live::{Notice, Received};

use super::{
    oracle::{STAFF, YOUNG},
    world::{Checked, Read, World, require},
};
use crate::kurs::direct::Reply;

impl World<'_> {
    /// Records who was sent which events until now.
    pub(super) async fn record_events(&mut self) {
        let id = self.kurs.id();
        let kind = kurs_domain::events::EventKind::Me;
        let marker = Event { kind, id, young_person_id: id };
        self.kurs.state.live.publish(vec![Notice { event: marker, audience: Vec::new() }]).await;
        loop {
            let Received::Notice(notice) = self.heard.recv().await.expect("the server runs") else {
                panic!("something was missed");
            };
            if notice.event == marker {
                return;
            }
            for (staff, events) in self.events.iter_mut().enumerate() {
                if notice.audience.contains(&self.staff[staff].id) {
                    events.push(notice.event);
                }
            }
        }
    }

    /// Reads everything as the caseworker `staff`, and compares it with what they may know.
    pub(super) async fn check(&mut self, staff: usize) -> Checked {
        let (me, moved) = (self.staff[staff].clone(), self.moved[staff]);
        let events = std::mem::take(&mut self.events[staff]);
        let list = me.get("/young_people?limit=200").await;
        let mut pages = Vec::new();
        for (who, young) in self.young.iter().enumerate() {
            let page = me.get(&format!("/young_people/{}", young.id)).await;
            let expected = if self.truth.assigned[who][staff] { 200 } else { 404 };
            require!(page.status == expected, "overview of {who}: {}", page.status);
            for id in self.ids[who][0] {
                let goal = me.get(&format!("/goals/{id}")).await;
                let seen = self.truth.may_see(staff, id);
                require!((goal.status == 200) == seen, "goal {id} for {staff}: {}", goal.status);
                pages.push(goal);
            }
            let file = me.get(&format!("/files/{}", self.files[who])).await;
            let has = self.truth.may_have(staff, self.files[who]);
            require!((file.status == 200) == has, "file of {who} for {staff}: {}", file.status);
            pages.push(page);
        }
        for hidden in ["shared_with", "remind_at", "confidence", "version", "updated_at"] {
            let shows = |page: &Reply| page.text.contains(&format!("\"{hidden}\""));
            require!(!pages.iter().any(shows), "{hidden} is shown to {staff}");
        }
        self.read_meetings(staff, &mut pages).await?;
        let text: String = pages
            .iter()
            .filter(|page| page.status == 200)
            .chain([&list])
            .map(|page| &*page.text)
            .collect();
        let readable = self.truth.readable(staff);
        for canary in &self.canaries {
            let (found, may) = (text.contains(canary), readable.contains(canary));
            require!(found == may, "{canary} for {staff}: found {found}, may {may}");
        }
        if self.read[staff].list.is_none() {
            // Nothing to compare with yet.
        } else if moved {
            require!(!events.is_empty(), "{staff} got no event");
        } else {
            require!(events.is_empty(), "{staff} got an event they may not know: {events:?}");
            let read = &self.read[staff];
            require!(
                read.list.as_ref() == Some(&list),
                "a hidden act shows in the list of {staff}"
            );
            require!(
                without_problems(&read.pages) == without_problems(&pages),
                "a hidden act shows in a page of {staff}"
            );
        }
        // The list counts what changed since the overview was opened: nothing, from now on.
        let list = Some(me.get("/young_people?limit=200").await);
        self.read[staff] = Read { list, pages };
        self.moved[staff] = false;
        Ok(())
    }

    /// Reads the meetings as the caseworker `staff`, who has then heard their contributions.
    pub(super) async fn read_meetings(&mut self, staff: usize, pages: &mut Vec<Reply>) -> Checked {
        let me = self.staff[staff].clone();
        let before: Vec<_> = (0..STAFF).map(|other| self.truth.view(other)).collect();
        self.truth.read_meetings(staff);
        for who in 0..YOUNG {
            let id = self.meeting_id(who);
            let page = me.get(&format!("/meetings/{id}")).await;
            let seen = self.truth.may_see(staff, id);
            require!((page.status == 200) == seen, "meeting {id} for {staff}: {}", page.status);
            pages.push(page);
            pages.push(me.get(&format!("/meetings?young_person_id={}", self.young[who].id)).await);
        }
        pages.push(me.get("/awaiting").await);
        pages.push(me.get("/schedule").await);
        self.record_events().await;
        // Their own reading is no event for them; that they have read it may be one for others.
        self.events[staff].clear();
        for (other, before) in before.iter().enumerate().filter(|(other, _)| *other != staff) {
            self.moved[other] |= *before != self.truth.view(other);
        }
        Ok(())
    }
}

/// A problem includes its request id, so no two are equal.
fn without_problems(pages: &[Reply]) -> Vec<(u16, Option<String>, String)> {
    let text = |page: &Reply| if page.status == 200 { page.text.clone() } else { String::new() };
    pages.iter().map(|page| (page.status, page.etag.clone(), text(page))).collect()
}
