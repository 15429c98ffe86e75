package io.viginti.auth;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail server that keeps what it is given. */
public class MailServer implements QuarkusTestResourceLifecycleManager {
  private static final Pattern TOKEN = Pattern.compile("[?&](?:token|inviteToken)=([\\w-]{43})");
  private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

  @Override
  public Map<String, String> start() {
    MAIL.start();
    return Map.of(
        "quarkus.mailer.mock", "false",
        "quarkus.mailer.host", "127.0.0.1",
        "quarkus.mailer.port", String.valueOf(MAIL.getSmtp().getPort()),
        "quarkus.mailer.start-tls", "DISABLED");
  }

  @Override
  public void stop() {
    MAIL.stop();
  }

  /** The mails to an address with this in their subject, once there are as many. */
  static List<MimeMessage> await(String to, String subject, int count) {
    return Await.until(
        Duration.ofSeconds(20), () -> received(to, subject), mails -> mails.size() >= count);
  }

  static List<MimeMessage> received(String to, String subject) {
    return Arrays.stream(MAIL.getReceivedMessages())
        .filter(mail -> text(mail, "To").contains(to) && text(mail, "Subject").contains(subject))
        .toList();
  }

  /** The secret in the link of the latest such mail. */
  static String token(String to, String subject, int count) {
    Matcher matcher = TOKEN.matcher(body(await(to, subject, count).getLast()));
    if (!matcher.find()) {
      throw new AssertionError("no link in the mail");
    }
    return matcher.group(1);
  }

  static String text(MimeMessage mail, String header) {
    try {
      return String.join(",", mail.getHeader(header));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Both forms of the text, decoded. */
  static String body(MimeMessage mail) {
    StringBuilder text = new StringBuilder();
    append(mail, text);
    return text.toString();
  }

  private static void append(jakarta.mail.Part part, StringBuilder text) {
    try {
      if (part.getContent() instanceof jakarta.mail.Multipart parts) {
        for (int i = 0; i < parts.getCount(); i++) {
          append(parts.getBodyPart(i), text);
        }
      } else {
        text.append(part.getContent()).append('\n');
      }
    } catch (MessagingException | java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
