package io.viginti.auth.workspace;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The part of a workspace's address before the domain: a label of RFC 1035, 3 to 40 characters. */
public record Subdomain(String value) {
  private static final int MIN_LENGTH = 3;
  private static final int MAX_LENGTH = 40;
  private static final Pattern FORM = Pattern.compile("[a-z](?:[a-z0-9-]*[a-z0-9])?");
  private static final String FALLBACK = "workspace";

  /** What our own addresses need, or what would pass for ours. */
  private static final Set<String> RESERVED =
      Set.of(
          "about",
          "abuse",
          "account",
          "accounts",
          "admin",
          "administrator",
          "api",
          "app",
          "apps",
          "assets",
          "auth",
          "autoconfig",
          "autodiscover",
          "billing",
          "blog",
          "calendar",
          "cdn",
          "community",
          "config",
          "console",
          "crm",
          "dashboard",
          "data",
          "demo",
          "dev",
          "developer",
          "developers",
          "dns",
          "docs",
          "download",
          "email",
          "events",
          "example",
          "files",
          "forum",
          "ftp",
          "gateway",
          "graphql",
          "help",
          "home",
          "hostmaster",
          "host",
          "images",
          "imap",
          "info",
          "internal",
          "invite",
          "jobs",
          "legal",
          "localhost",
          "login",
          "mail",
          "media",
          "messaging",
          "metadata",
          "metrics",
          "mobile",
          "mx",
          "news",
          "oauth",
          "ops",
          "partners",
          "pay",
          "payment",
          "payments",
          "pop",
          "pop3",
          "postmaster",
          "preview",
          "pricing",
          "privacy",
          "prod",
          "production",
          "proxy",
          "public",
          "register",
          "rest",
          "root",
          "sales",
          "saml",
          "search",
          "secure",
          "security",
          "server",
          "shop",
          "signin",
          "signup",
          "smtp",
          "sso",
          "staging",
          "static",
          "stats",
          "status",
          "store",
          "support",
          "system",
          "team",
          "terms",
          "test",
          "track",
          "twenty",
          "upload",
          "user",
          "users",
          "viginti",
          "webhook",
          "webhooks",
          "webmail",
          "webmaster",
          "wiki",
          "workflow",
          "workspace",
          "workspaces",
          "www");

  public Subdomain {
    if (!isAllowed(value)) {
      throw new IllegalArgumentException("not a subdomain: " + value);
    }
  }

  /** Whether a user may choose {@code value}. */
  public static boolean isAllowed(String value) {
    return findProblem(value).isEmpty();
  }

  /** Why a user may not choose {@code value}. */
  public static Optional<String> findProblem(String value) {
    if (value.length() < MIN_LENGTH || value.length() > MAX_LENGTH) {
      return Optional.of("must have " + MIN_LENGTH + " to " + MAX_LENGTH + " characters");
    }
    if (!FORM.matcher(value).matches() || value.contains("--")) {
      return Optional.of(
          "must begin with a letter, hold letters a to z, digits and single hyphens,"
              + " and not end with a hyphen");
    }
    return RESERVED.contains(value) ? Optional.of("is a reserved name") : Optional.empty();
  }

  /**
   * The letters of a workspace's name as a label, before it is numbered; never too long for that.
   */
  public static String slug(String name) {
    String ascii =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .replace("ß", "ss")
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-");
    String slug = trimHyphens(ascii);
    if (!slug.isEmpty() && Character.isDigit(slug.charAt(0))) {
      slug = "w-" + slug;
    }
    if (slug.length() > MAX_LENGTH - 8) {
      slug = trimHyphens(slug.substring(0, MAX_LENGTH - 8));
    }
    return slug.length() < MIN_LENGTH ? trimHyphens(slug + "-" + FALLBACK) : slug;
  }

  /**
   * The first free one of {@code slug}, {@code slug-2}, {@code slug-3} …
   *
   * @param slug from {@link #slug}
   * @param taken subdomains in use that begin with it
   */
  public static Subdomain free(String slug, Set<String> taken) {
    String candidate = slug;
    for (int n = 2; taken.contains(candidate) || !isAllowed(candidate); n++) {
      candidate = slug + "-" + n;
    }
    return new Subdomain(candidate);
  }

  private static String trimHyphens(String text) {
    return text.replaceAll("^-+|-+$", "");
  }
}
