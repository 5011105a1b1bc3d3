"""What an error of aiohttp means here: which kind of failure, in a few words, and whether asking again may help."""

import ssl

import aiohttp
from aiohttp.http import HttpProcessingError

from wola_facts.web.counted import TooMuch
from wola_facts.web.failure import Failed


def failure(error: aiohttp.ClientError | HttpProcessingError | OSError) -> Failed:
    """Return the failure that an error stands for."""
    match error:
        case TooMuch():
            return Failed("transient", str(error))
        case aiohttp.ClientConnectorCertificateError():
            return _untrusted(error.certificate_error)
        case aiohttp.ClientSSLError():
            return _without_tls(error)
        case aiohttp.ClientProxyConnectionError():
            return Failed("transient", "the proxy cannot be reached", again=True, offline="surely")
        case aiohttp.ClientHttpProxyError():
            why = "the proxy gives no way to its host"
            return Failed("transient", why, again=True, offline="surely" if error.status == 407 else "")
        case aiohttp.ClientConnectorError():
            return _unconnected(error.os_error)
        case aiohttp.ServerDisconnectedError():
            return Failed("transient", "the server hung up without an answer", again=True)
        case TimeoutError():
            return Failed("transient", "no connection in time", again=True, offline="way")
        case OSError():
            return _unconnected(error)
        case HttpProcessingError():
            return Failed("transient", "its answer is not HTTP, or broken", again=True)
        case _:
            return Failed("transient", "its answer cannot be understood")


def _unconnected(error: OSError) -> Failed:
    import errno

    if isinstance(error.__cause__, ssl.SSLError) or isinstance(error, ssl.SSLError):
        return Failed("transient", "the server hung up while TLS was agreed on", again=True)
    match error.errno:
        case errno.ECONNREFUSED:
            return Failed("transient", "the connection was refused", again=True)
        case errno.ECONNRESET | errno.EPIPE | errno.ECONNABORTED:
            return Failed("transient", "the connection was reset", again=True)
        case errno.EHOSTUNREACH | errno.EADDRNOTAVAIL:
            return Failed("transient", "there is no way to its host", again=True)
        case errno.ENETUNREACH | errno.ENETDOWN:
            return Failed("transient", "there is no way to its host", again=True, offline="surely")
        case errno.EPERM | errno.EACCES:
            return Failed("transient", "this machine does not let us connect", offline="surely")
    return Failed("transient", "no connection", again=True)


def _untrusted(error: Exception) -> Failed:
    """Return what is wrong with a certificate, by OpenSSL's number for it."""
    why = {
        9: "its certificate is not yet valid",
        10: "its certificate has expired",
        18: "its certificate is signed by itself",
        19: "its certificate is signed by nobody whom this machine trusts",
        20: "its certificate is signed by nobody whom this machine trusts",
        23: "its certificate was revoked",
        62: "its certificate is another host's",
        64: "its certificate is another host's",
    }
    code = error.verify_code if isinstance(error, ssl.SSLCertVerificationError) else 0
    return Failed("insecure", why.get(code, "its certificate cannot be trusted"))


def _without_tls(error: aiohttp.ClientSSLError) -> Failed:
    """Return what a failed handshake means: a server that has no safe TLS, or one that hung up."""
    reason = str(getattr(error.os_error, "reason", "") or "")
    if "CERTIFICATE_REQUIRED" in reason:
        return Failed("transient", "the server wants a certificate of ours")
    if not reason or "EOF" in reason or "SYSCALL" in reason or "INTERNAL" in reason:
        return Failed("transient", "the server hung up while TLS was agreed on", again=True)
    return Failed("insecure", "the server offers no TLS that is safe")
