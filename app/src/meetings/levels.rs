//! How loud a recording is along the way, as a few bars: drawn while it is recorded and while it is
//! heard. They say nothing that the words beside them don't.

use js_sys::{ArrayBuffer, Float32Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

use crate::platform::browser::{call, find, make, wait};

/// How many bars a recording has.
pub(super) const BARS: usize = 48;
/// How wide the picture is, and how high, in its own units.
pub(super) const SIZE: (usize, usize) = (BARS * 6, 48);
/// How many samples of each bar's stretch are looked at.
const LOOKED_AT: u32 = 400;
/// How many samples a second are asked of the decoder: enough for a picture, and little to hold.
const RATE: f64 = 8_000.0;

/// How loud bytes around 128 are, 0 to 100.
pub(super) fn loudness(wave: &[u8]) -> u8 {
    let most = wave.iter().map(|at| at.abs_diff(128)).max().unwrap_or(0);
    u8::try_from((u16::from(most) * 100 / 128).min(100)).unwrap_or(100)
}

/// The bars of `levels` (0 to 100) from `from` to `until`, as the path of a picture.
pub(super) fn path(levels: &[u8], from: usize, until: usize) -> String {
    let bars = levels.iter().enumerate().take(until).skip(from);
    let one = |(place, level): (usize, &u8)| {
        let high = 3 + usize::from(*level) * (SIZE.1 - 6) / 100;
        format!("M{} {}v{high}", place * 6 + 3, (SIZE.1 - high) / 2)
    };
    bars.map(one).collect()
}

/// How loud the recording `file` is along the way; nothing where the browser can't tell.
pub(super) async fn of(file: &Blob) -> Option<Vec<u8>> {
    let bytes: ArrayBuffer = wait(file, "arrayBuffer", &[]).await?.dyn_into().ok()?;
    let place = make("OfflineAudioContext", &[1.into(), 1.into(), RATE.into()])?;
    let sound = wait(&place, "decodeAudioData", &[bytes.into()]).await?;
    let wave: Float32Array = call(&sound, "getChannelData", &[0.into()])?.dyn_into().ok()?;
    let stretch = wave.length() / u32::try_from(BARS).ok()?;
    let loud = |bar: u32| {
        let from = bar * stretch;
        let some = wave.subarray(from, from + stretch.clamp(1, LOOKED_AT)).to_vec();
        let most = some.into_iter().map(f32::abs).fold(0.0, f32::max);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
        let level = (most.min(1.0) * 100.0) as u8;
        level
    };
    Some((0..u32::try_from(BARS).ok()?).map(loud).collect())
}

/// Something that hears a stream, and tells how loud it is.
pub(super) struct Ear {
    context: JsValue,
    analyser: JsValue,
}

impl Ear {
    /// Begins to hear `stream`. Nothing where the browser can't.
    pub(super) fn open(stream: &JsValue) -> Option<Self> {
        let context = make("AudioContext", &[])?;
        call(&context, "resume", &[]);
        let source = call(&context, "createMediaStreamSource", std::slice::from_ref(stream))?;
        let analyser = call(&context, "createAnalyser", &[])?;
        call(&source, "connect", std::slice::from_ref(&analyser))?;
        Some(Self { context, analyser })
    }

    /// How loud it is now, 0 to 100.
    pub(super) fn hear(&self) -> u8 {
        let count = find(&self.analyser, "fftSize").and_then(|it| it.as_f64()).unwrap_or(2_048.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a power of 2")]
        let wave = Uint8Array::new_with_length(count as u32);
        call(&self.analyser, "getByteTimeDomainData", &[wave.clone().into()]);
        loudness(&wave.to_vec())
    }

    /// Hears no more.
    pub(super) fn close(&self) {
        call(&self.context, "close", &[]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn silence_is_low_and_shouting_high() {
        for (wave, expected) in [
            (vec![], 0),
            (vec![128; 8], 0),
            (vec![128, 192, 128], 50),
            (vec![128, 64], 50),
            (vec![0, 255], 100),
        ] {
            assert_eq!(loudness(&wave), expected, "{wave:?}");
        }
    }

    #[test]
    fn bars_stand_in_the_middle_and_in_their_place() {
        assert_eq!(path(&[0, 100, 50], 0, 3), "M3 22v3M9 1v45M15 12v24");
        assert_eq!(path(&[0, 100, 50], 1, 2), "M9 1v45");
        assert_eq!(path(&[], 0, 9), "");
    }
}
