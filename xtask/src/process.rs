//! Child processes, and how they are stopped.
//!
//! Each child leads a process group of its own, and a signal to this process is forwarded to those groups
//! exactly once. So ^C, SIGTERM from CI and an error here all end the same way: the whole tree below (npm,
//! node, Chromium) is signalled, gets time to finish, and nothing is left over.

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
static CHILDREN: Mutex<BTreeSet<u32>> = Mutex::new(BTreeSet::new());

/// How long a child may take to finish before it is killed.
const PATIENCE: Duration = Duration::from_secs(10);

/// Handles ^C, SIGTERM and SIGHUP. The second one kills.
pub(crate) fn listen() -> Result<()> {
    let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP])?;
    thread::spawn(move || {
        for _ in signals.forever() {
            let again = STOPPED.swap(true, Ordering::SeqCst);
            let signal = if again { Signal::KILL } else { Signal::TERM };
            for id in CHILDREN.lock().expect("no thread panics while holding it").iter() {
                signal_group(*id, signal);
            }
        }
    });
    Ok(())
}

/// Whether this command was interrupted.
pub(crate) fn stopped() -> bool {
    STOPPED.load(Ordering::SeqCst)
}

fn signal_group(group: u32, signal: Signal) {
    if let Some(id) = i32::try_from(group).ok().and_then(Pid::from_raw) {
        // The group may have ended just now.
        let _ = kill_process_group(id, signal);
    }
}

/// A child that is stopped on drop.
pub(crate) struct Running {
    child: Child,
    /// The signal for a clean shutdown.
    farewell: Signal,
}

impl Running {
    /// Starts a child that signals are forwarded to.
    pub(crate) fn start(command: &mut Command) -> Result<Self> {
        if stopped() {
            bail!("stopped");
        }
        let running = Self::start_sheltered(command, Signal::TERM)?;
        CHILDREN.lock().expect("no thread panics while holding it").insert(running.child.id());
        Ok(running)
    }

    /// Starts a child that gets no forwarded signals and lives until it is dropped, because other children
    /// need it while they finish.
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

    /// The child's exit status, if it has ended.
    pub(crate) fn ended(&mut self) -> Result<Option<ExitStatus>> {
        Ok(self.child.try_wait()?)
    }

    fn stop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            signal_group(self.child.id(), self.farewell);
            let asked = Instant::now();
            while matches!(self.child.try_wait(), Ok(None)) {
                if asked.elapsed() > PATIENCE {
                    signal_group(self.child.id(), Signal::KILL);
                    let _ = self.child.wait();
                    break;
                }
                thread::sleep(Duration::from_millis(20));
            }
        }
        CHILDREN.lock().expect("no thread panics while holding it").remove(&self.child.id());
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Runs a command with its output shown; anything but success is an error.
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

/// Runs a command quietly and returns its output.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("can't start {}", name_of(command)))?;
    if !output.status.success() {
        let error = String::from_utf8_lossy(&output.stderr);
        bail!("`{}` failed: {}", line_of(command), error.trim());
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
