//! The content of a contribution, exactly as it was said, for every kind. It was heard to its end when that
//! was in view for as long as reading it takes, or was played to.

use std::time::Duration;

use kurs_domain::{
    Id, isolate,
    meetings::{ContributionBody, ContributionDraft, contributions::Scale},
};
use leptos::{html::Span, prelude::*};

use crate::{
    meetings::{
        board_picture::BoardPicture,
        desk::{state::meetings, texts::meeting_desk_texts},
        texts::pictograms::pictogram_texts,
    },
    platform::browser::{InView, when_in_view},
    ui::{Glyph, Icon, focus_on, texts::ui_texts},
};

/// The words of a contribution that can be read aloud, if it has any.
pub(crate) fn spoken(draft: &ContributionDraft) -> Option<String> {
    match draft.said().ok()? {
        ContributionBody::Text(text) => Some(text.into_string()),
        ContributionBody::Voice { .. } | ContributionBody::Drawing { .. } => None,
        ContributionBody::Scale(scales) => {
            Some(scales.iter().map(scale_words).collect::<Vec<_>>().join(". "))
        }
        ContributionBody::Pictograms { pictograms, words: said } => {
            let names = pictograms.iter().map(|one| (pictogram_texts().name)(*one));
            let mut all = names.collect::<Vec<_>>().join(", ");
            if let Some(said) = said {
                all = format!("{all}. {said}");
            }
            Some(all)
        }
    }
}

/// How long the end of a contribution is in view before it counts, and how much longer per character.
const DWELL: Duration = Duration::from_secs(1);
const DWELL_PER_BYTE: Duration = Duration::from_millis(5);

/// The contribution `id`, which says `draft`.
#[component]
pub(crate) fn Said(id: Id, draft: ContributionDraft) -> impl IntoView {
    let in_view = draft.body.file_id.is_none();
    let length = spoken(&draft).map_or(0, |said| said.len());
    let end = in_view.then(|| view! { <End id=id length=length/> });
    view! { <Body id=id draft=draft/>{end} }
}

/// The end of a contribution of `length` bytes.
#[component]
fn End(id: Id, length: usize) -> impl IntoView {
    let meetings = meetings();
    let place = NodeRef::<Span>::new();
    let watch = StoredValue::new_local(None::<InView>);
    let dwell = DWELL + DWELL_PER_BYTE * u32::try_from(length).unwrap_or(0);
    Effect::new(move |_| {
        let Some(place) = place.get() else { return };
        watch.set_value(when_in_view(&place, dwell, move || meetings.hear_to_end(id)));
    });
    view! { <span node_ref=place class="desk-end"></span> }
}

#[component]
fn Body(id: Id, draft: ContributionDraft) -> impl IntoView {
    match draft.said() {
        Ok(ContributionBody::Text(text)) => {
            view! { <p dir="auto" class="desk-verbatim">{text.into_string()}</p> }.into_any()
        }
        Ok(ContributionBody::Voice { file_id, seconds }) => {
            view! { <Voice id=id file=file_id.to_string() seconds=seconds/> }.into_any()
        }
        Ok(ContributionBody::Drawing { file_id }) => {
            view! { <Drawing id=id file=file_id.to_string()/> }.into_any()
        }
        Ok(ContributionBody::Scale(scales)) => {
            let scales = scales.into_iter().map(|one| view! { <ScaleLine scale=one/> });
            view! { <div class="desk-scales">{scales.collect_view()}</div> }.into_any()
        }
        Ok(ContributionBody::Pictograms { pictograms, words }) => {
            let pictures = pictograms
                .into_iter()
                .map(|one| view! { <li><BoardPicture pictogram=one/></li> })
                .collect_view();
            view! {
                <ul class="board-pictures">{pictures}</ul>
                {words.map(|words| view! { <p dir="auto" class="desk-verbatim">{words.into_string()}</p> })}
            }
            .into_any()
        }
        // The server accepts no empty contribution.
        Err(_) => ().into_any(),
    }
}

/// A voice note. It is fetched only when somebody presses play, because that is shown to the young person.
#[component]
fn Voice(id: Id, file: String, seconds: u16) -> impl IntoView {
    let meetings = meetings();
    let texts = meeting_desk_texts();
    let source = format!("/api/v1/files/{file}");
    let fails = RwSignal::new(false);
    view! {
        <div class="desk-voice">
            <p>{(texts.voice_of)(&length(seconds))}</p>
            <audio
                controls
                preload="none"
                src=source.clone()
                aria-label=texts.voice
                on:error=move |_| fails.set(true)
                on:ended=move |_| meetings.hear_to_end(id)
            ></audio>
            <Show when=move || fails.get()>
                <p class="problem" role="status">{ui_texts().voice_away}</p>
                <a class="plain" download="" rel="external" href=source.clone()>{ui_texts().voice_fetch}</a>
            </Show>
        </div>
    }
}

/// "0.42"
fn length(seconds: u16) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// A drawing. It is fetched only when somebody asks to see it, because that is shown to the young person.
#[component]
fn Drawing(id: Id, file: String) -> impl IntoView {
    let texts = meeting_desk_texts();
    let meetings = meetings();
    let shown = RwSignal::new(false);
    let name = meetings.name();
    let source = StoredValue::new(format!("/api/v1/files/{file}"));
    let element = StoredValue::new(format!("drawing-{file}"));
    let look = move |_| {
        shown.set(true);
        focus_on(element.get_value());
    };
    move || {
        if shown.get() {
            let alt = (texts.drawing_by)(&name.get_untracked());
            view! {
                <img
                    class="desk-drawing"
                    id=element.get_value()
                    tabindex="-1"
                    src=source.get_value()
                    alt=alt
                    on:load=move |_| meetings.hear_to_end(id)
                />
            }
            .into_any()
        } else {
            view! {
                <button type="button" class="quiet desk-show" on:click=look>
                    <Icon glyph=Glyph::Picture/>
                    {texts.see_drawing}
                </button>
            }
            .into_any()
        }
    }
}

fn scale_words(scale: &Scale) -> String {
    let said = (meeting_desk_texts().on_scale)(&scale.low, &scale.high, scale.value.get());
    match &scale.question {
        Some(question) => {
            let question = &**question;
            isolate!(question; "{question}: {said}")
        }
        None => said,
    }
}

/// A scale with its own words at both ends.
#[component]
fn ScaleLine(scale: Scale) -> impl IntoView {
    let at = 10 + 20 * u32::from(scale.value.get());
    let ticks = (0..=10)
        .map(|tick| {
            let x = 10 + 20 * tick;
            view! { <line x1=x y1="20" x2=x y2="28"></line> }
        })
        .collect_view();
    view! {
        <figure class="desk-scale">
            {scale.question.as_ref().map(|question| view! { <p dir="auto" class="desk-verbatim">{question.to_string()}</p> })}
            <svg viewBox="0 0 220 34" role="img" aria-label=scale_words(&scale)>
                <line x1="10" y1="24" x2="210" y2="24"></line>
                {ticks}
                <circle cx=at cy="24" r="8"></circle>
                <text x=at y="12" text-anchor="middle">{scale.value.get()}</text>
            </svg>
            <figcaption aria-hidden="true">
                <span dir="auto">{scale.low.into_string()}</span>
                <span dir="auto">{scale.high.into_string()}</span>
            </figcaption>
        </figure>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_written_as_clocks_show_them() {
        for (seconds, expected) in [(1, "0:01"), (42, "0:42"), (60, "1:00"), (300, "5:00")] {
            assert_eq!(length(seconds), expected);
        }
    }
}
