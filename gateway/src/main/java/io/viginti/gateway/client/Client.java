package io.viginti.gateway.client;

import org.jspecify.annotations.Nullable;

/**
 * The program that sent a request.
 *
 * @param address IPv4 or IPv6, as text
 * @param agent its {@code User-Agent}; null without one
 */
public record Client(String address, @Nullable String agent) {}
