//! The rate limit by the caller's address.

use std::net::{IpAddr, SocketAddr};

use axum::{
    extract::{ConnectInfo, Request, State},
    middleware::Next,
    response::Response,
};

use crate::{
    kernel::{Problem, limits::Caller},
    state::AppState,
};

/// The caller's address: the peer, or the last entry of `X-Forwarded-For` behind a proxy.
fn caller(state: &AppState, request: &Request) -> Caller {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let peer = peer.unwrap_or(IpAddr::V4(std::net::Ipv4Addr::UNSPECIFIED));
    let forwarded = request
        .headers()
        .get_all("x-forwarded-for")
        .iter()
        .next_back()
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.rsplit(',').next())
        .and_then(|last| {
            let last = last.trim();
            last.parse().ok().or_else(|| last.parse().ok().map(|it: SocketAddr| it.ip()))
        })
        .filter(|_| state.behind_proxy);
    Caller(match forwarded.unwrap_or(peer) {
        IpAddr::V6(address) => match address.to_ipv4_mapped() {
            Some(address) => IpAddr::V4(address),
            None => IpAddr::V6((address.to_bits() >> 64 << 64).into()),
        },
        address @ IpAddr::V4(_) => address,
    })
}

/// Limits requests by address, and passes the [`Caller`] to handlers.
pub(super) async fn limit(
    State(state): State<AppState>,
    mut request: Request,
    next: Next,
) -> Result<Response, Problem> {
    let caller = caller(&state, &request);
    state.limits.check_address(caller.0)?;
    request.extensions_mut().insert(caller);
    Ok(next.run(request).await)
}
