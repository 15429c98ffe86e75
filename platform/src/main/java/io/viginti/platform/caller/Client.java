package io.viginti.platform.caller;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * The program at the other end of a request, as the gateway saw it.
 *
 * @param address an IPv4 address that came mapped into IPv6 is one of IPv4
 * @param agent what the client says it is ({@code User-Agent}); null when it says nothing
 */
public record Client(InetAddress address, @Nullable String agent) {}
