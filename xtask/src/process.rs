//! Child processes, and how they end.
//!
//! Each child leads a process group of its own, and a signal to us is passed on to those groups
//! exactly once. So ^C, a build service's SIGTERM and an error here all end the same way: the
//! whole tree below (npm, node, Chromium) is told, gets time to finish, and nothing is left over.

use std::collections::BTreeSet;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use rustix::process::{Pid, Signal, kill_process_group};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

static STOPPED: AtomicBool = AtomicBool::new(false);
static TOLD: Mutex<BTreeSet<u32>> = Mutex::new(BTreeSet::new());

/// How long a child may take to finish what it has begun before it is killed.
const PATIENCE: Duration = Duration::from_secs(10);

/// Starts listening for ^C and its relatives. A second one kills instead of asking.
pub(crate) fn listen() -> Result<()> {
    let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP])?;
    thread::spawn(move || {
        for _ in signals.forever() {
            let again = STOPPED.swap(true, Ordering::SeqCst);
            let signal = if again { Signal::KILL } else { Signal::TERM };
            for id in TOLD.lock().expect("no thread panics while holding it").iter() {
                tell(*id, signal);
            }
        }
    });
    Ok(())
}

/// Whether somebody asked this command to stop.
pub(crate) fn stopped() -> bool {
    STOPPED.load(Ordering::SeqCst)
}

fn tell(group: u32, signal: Signal) {
    if let Some(id) = i32::try_from(group).ok().and_then(Pid::from_raw) {
        // The group may have ended in this very moment: then there is nobody left to tell.
        let _ = kill_process_group(id, signal);
    }
}

/// A child that is stopped when it goes out of scope.
pub(crate) struct Running {
    child: Child,
    /// The signal that makes it finish in good order.
    farewell: Signal,
}

impl Running {
    /// Starts a child that a signal to us is passed on to.
    pub(crate) fn start(command: &mut Command) -> Result<Self> {
        if stopped() {
            bail!("stopped");
        }
        let running = Self::start_sheltered(command, Signal::TERM)?;
        TOLD.lock().expect("no thread panics while holding it").insert(running.child.id());
        Ok(running)
    }

    /// Starts a child that hears nothing of ^C and lives until it is dropped: others need it
    /// while they finish.
    pub(crate) fn start_sheltered(command: &mut Command, farewell: Signal) -> Result<Self> {
        let child = command
            .stdin(Stdio::null())
            .process_group(0)
            .spawn()
            .with_context(|| format!("can't start {}", name_of(command)))?;
        Ok(Self { child, farewell })
    }

    /// Waits until the child ends by itself.
    pub(crate) fn wait(&mut self) -> Result<ExitStatus> {
        Ok(self.child.wait()?)
    }

    /// How the child ended, if it has.
    pub(crate) fn ended(&mut self) -> Result<Option<ExitStatus>> {
        Ok(self.child.try_wait()?)
    }

    fn stop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            tell(self.child.id(), self.farewell);
            let asked = Instant::now();
            while matches!(self.child.try_wait(), Ok(None)) {
                if asked.elapsed() > PATIENCE {
                    tell(self.child.id(), Signal::KILL);
                    let _ = self.child.wait();
                    break;
                }
                thread::sleep(Duration::from_millis(20));
            }
        }
        TOLD.lock().expect("no thread panics while holding it").remove(&self.child.id());
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Runs a command to its end, its output shown as it comes; anything but success is an error.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = Running::start(command)?.wait()?;
    if status.success() {
        return Ok(());
    }
    if stopped() {
        bail!("stopped");
    }
    bail!("`{}` failed ({status})", line_of(command))
}

/// Runs a command quietly and returns what it printed.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("can't start {}", name_of(command)))?;
    if !output.status.success() {
        let told = String::from_utf8_lossy(&output.stderr);
        bail!("`{}` failed: {}", line_of(command), told.trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn name_of(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program());
    program.file_name().unwrap_or(program.as_os_str()).to_string_lossy().into_owned()
}

fn line_of(command: &Command) -> String {
    let arguments = command.get_args().map(|argument| argument.to_string_lossy().into_owned());
    std::iter::once(name_of(command)).chain(arguments).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_command_names_itself() {
        let problem = run(Command::new("sh").args(["-c", "exit 3"])).unwrap_err().to_string();
        assert_eq!(problem, "`sh -c exit 3` failed (exit status: 3)");
    }

    #[test]
    fn a_missing_program_is_named() {
        let problem = run(&mut Command::new("kurs-no-such-program")).unwrap_err().to_string();
        assert_eq!(problem, "can't start kurs-no-such-program");
    }

    #[test]
    fn a_dropped_child_is_stopped_with_its_children() {
        let begun = Instant::now();
        drop(Running::start(Command::new("sh").args(["-c", "sleep 60 & wait"])).unwrap());
        assert!(begun.elapsed() < PATIENCE);
    }
}
