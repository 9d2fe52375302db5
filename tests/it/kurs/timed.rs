//! Measures how long a test had its server, and appends it to the file that `KURS_TEST_TIMES` names.

use std::{fs::File, io::Write as _, thread, time::Instant};

/// On drop writes its age, with the name of the test that made it.
pub(crate) struct Timed {
    begun: Instant,
    test: Option<String>,
}

impl Timed {
    pub(crate) fn begin() -> Self {
        // The test runner names the thread after the test.
        Self { begun: Instant::now(), test: thread::current().name().map(str::to_owned) }
    }
}

impl Drop for Timed {
    fn drop(&mut self) {
        let (Some(path), Some(test)) = (std::env::var_os("KURS_TEST_TIMES"), &self.test) else {
            return;
        };
        let line = format!("{}\t{test}\n", self.begun.elapsed().as_millis());
        let written = File::options().create(true).append(true).open(path);
        // One write, so that lines of concurrent tests stay whole.
        written.and_then(|mut file| file.write_all(line.as_bytes())).expect("the time is written");
    }
}
