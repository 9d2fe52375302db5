//! Ports, and waiting until a server is ready.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::process::{self, Running};

/// A port that is free at the moment.
pub(crate) fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no free port")?;
    Ok(listener.local_addr()?.port())
}

/// Fails with a suggestion when a port is taken.
pub(crate) fn require_free(port: u16) -> Result<()> {
    // Connecting is more reliable than binding: a port in TIME_WAIT refuses a bind, but is free.
    let taken = TcpStream::connect_timeout(&loopback(port), Duration::from_millis(500)).is_ok()
        || TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_err();
    if taken {
        let other = free_port()?;
        bail!("port {port} is already in use: stop what runs there, or add `--port {other}`");
    }
    Ok(())
}

/// Waits until `/readyz` answers 200. `Ok(false)`: the server ended before that.
pub(crate) fn wait_until_ready(port: u16, server: &mut Running) -> Result<bool> {
    let begun = Instant::now();
    loop {
        if server.ended()?.is_some() || process::stopped() {
            return Ok(false);
        }
        if answers(port) {
            return Ok(true);
        }
        if begun.elapsed() > Duration::from_mins(1) {
            bail!("the server started but was not ready after 60 s: its log above says why");
        }
        thread::sleep(Duration::from_millis(50));
    }
}

fn answers(port: u16) -> bool {
    let ask = || -> std::io::Result<bool> {
        let mut stream = TcpStream::connect_timeout(&loopback(port), Duration::from_secs(1))?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        stream
            .write_all(b"GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
        let mut status = [0; 12];
        stream.read_exact(&mut status)?;
        Ok(&status == b"HTTP/1.1 200")
    };
    ask().unwrap_or(false)
}

fn loopback(port: u16) -> SocketAddr {
    SocketAddr::from((Ipv4Addr::LOCALHOST, port))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_refused_with_another_offered() {
        let holder = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = holder.local_addr().unwrap().port();
        let problem = require_free(port).unwrap_err().to_string();
        assert!(problem.contains(&format!("port {port} is already in use")), "{problem}");
        assert!(problem.contains("--port "), "{problem}");
    }

    #[test]
    fn a_free_port_is_accepted() {
        require_free(free_port().unwrap()).unwrap();
    }
}
