//! What a caseworker reads and is told of, beside what they may know.

use kurs_domain::events::Event;
use kurs_server::kernel::live::{Notice, Received};

use super::{
    oracle::{STAFF, YOUNG},
    world::{Checked, Read, World, hold},
};
use crate::kurs::direct::Reply;

impl World<'_> {
    /// Takes note of who was told what until now.
    pub(super) async fn hear(&mut self) {
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
            for (staff, told) in self.told.iter_mut().enumerate() {
                if notice.audience.contains(&self.staff[staff].id) {
                    told.push(notice.event);
                }
            }
        }
    }

    /// Reads everything as the caseworker `staff`, and compares it with what they may know.
    pub(super) async fn check(&mut self, staff: usize) -> Checked {
        let (me, moved) = (self.staff[staff].clone(), self.moved[staff]);
        let told = std::mem::take(&mut self.told[staff]);
        let list = me.get("/young_people?limit=200").await;
        let mut pages = Vec::new();
        for (who, young) in self.young.iter().enumerate() {
            let page = me.get(&format!("/young_people/{}", young.id)).await;
            let expected = if self.truth.assigned[who][staff] { 200 } else { 404 };
            hold!(page.status == expected, "overview of {who}: {}", page.status);
            for id in self.ids[who][0] {
                let goal = me.get(&format!("/goals/{id}")).await;
                let seen = self.truth.may_see(staff, id);
                hold!((goal.status == 200) == seen, "goal {id} for {staff}: {}", goal.status);
                pages.push(goal);
            }
            let file = me.get(&format!("/files/{}", self.files[who])).await;
            let has = self.truth.may_have(staff, self.files[who]);
            hold!((file.status == 200) == has, "file of {who} for {staff}: {}", file.status);
            pages.push(page);
        }
        for hidden in ["shared_with", "remind_at", "confidence", "version", "updated_at"] {
            let shows = |page: &Reply| page.text.contains(&format!("\"{hidden}\""));
            hold!(!pages.iter().any(shows), "{hidden} is told to {staff}");
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
            hold!(found == may, "{canary} for {staff}: found {found}, may {may}");
        }
        if self.read[staff].list.is_none() {
            // There is nothing to compare with yet.
        } else if moved {
            hold!(!told.is_empty(), "{staff} was told of nothing");
        } else {
            hold!(told.is_empty(), "{staff} was told of what they may not know: {told:?}");
            let read = &self.read[staff];
            hold!(read.list.as_ref() == Some(&list), "a hidden act shows in the list of {staff}");
            hold!(
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

    /// Reads the meetings as the caseworker `staff`, who has read from then on what was said to them.
    pub(super) async fn read_meetings(&mut self, staff: usize, pages: &mut Vec<Reply>) -> Checked {
        let me = self.staff[staff].clone();
        let before: Vec<_> = (0..STAFF).map(|other| self.truth.view(other)).collect();
        self.truth.read_meetings(staff);
        for who in 0..YOUNG {
            let id = self.meeting_id(who);
            let page = me.get(&format!("/meetings/{id}")).await;
            let seen = self.truth.may_see(staff, id);
            hold!((page.status == 200) == seen, "meeting {id} for {staff}: {}", page.status);
            pages.push(page);
            pages.push(me.get(&format!("/meetings?young_person_id={}", self.young[who].id)).await);
        }
        pages.push(me.get("/awaiting").await);
        self.hear().await;
        // Their own reading is no news to them; that they have read it may be to others.
        self.told[staff].clear();
        for (other, before) in before.iter().enumerate().filter(|(other, _)| *other != staff) {
            self.moved[other] |= *before != self.truth.view(other);
        }
        Ok(())
    }
}

/// A problem names its own request, so no two are the same.
fn without_problems(pages: &[Reply]) -> Vec<(u16, Option<String>, String)> {
    let text = |page: &Reply| if page.status == 200 { page.text.clone() } else { String::new() };
    pages.iter().map(|page| (page.status, page.etag.clone(), text(page))).collect()
}
