package io.viginti.devstack.servers;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Takes every mail the services send, delivers none, and shows them on a plain page. */
public final class MailCatcher implements AutoCloseable {

  private static final String HOST = "127.0.0.1";

  private final GreenMail mail;
  private final HttpServer page;

  private MailCatcher(GreenMail mail, HttpServer page) {
    this.mail = mail;
    this.page = page;
  }

  public static MailCatcher start(int smtpPort, int pagePort) {
    GreenMail mail = new GreenMail(new ServerSetup(smtpPort, HOST, ServerSetup.PROTOCOL_SMTP));
    mail.start();
    try {
      HttpServer page = HttpServer.create(new InetSocketAddress(HOST, pagePort), 0);
      MailCatcher catcher = new MailCatcher(mail, page);
      page.createContext("/", catcher::answer);
      page.start();
      return catcher;
    } catch (IOException e) {
      mail.stop();
      throw new UncheckedIOException("cannot listen on port " + pagePort, e);
    }
  }

  @Override
  public void close() {
    page.stop(0);
    mail.stop();
  }

  /** {@code /} lists the mails, {@code /<n>} is one as it was sent. */
  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath().substring(1);
      MimeMessage[] messages = mail.getReceivedMessages();
      if (path.isEmpty()) {
        send(exchange, 200, "text/html; charset=utf-8", list(messages));
      } else if (path.matches("[0-9]{1,6}") && Integer.parseInt(path) < messages.length) {
        send(exchange, 200, "text/plain; charset=utf-8", source(messages[Integer.parseInt(path)]));
      } else {
        send(exchange, 404, "text/plain; charset=utf-8", "no such mail");
      }
    } catch (MessagingException e) {
      throw new IOException(e);
    }
  }

  private static String list(MimeMessage[] messages) throws MessagingException {
    StringBuilder page =
        new StringBuilder("<!doctype html><title>Mail</title><h1>Mail caught</h1><ol reversed>");
    for (int i = messages.length - 1; i >= 0; i--) {
      String to =
          messages[i].getAllRecipients() == null
              ? ""
              : Arrays.stream(messages[i].getAllRecipients())
                  .map(Object::toString)
                  .collect(Collectors.joining(", "));
      String subject = messages[i].getSubject() == null ? "(no subject)" : messages[i].getSubject();
      page.append("<li><a href=\"/")
          .append(i)
          .append("\">")
          .append(escape(subject))
          .append("</a> to ")
          .append(escape(to))
          .append("</li>");
    }
    return page.append("</ol>").toString();
  }

  private static String source(MimeMessage message) throws IOException, MessagingException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    message.writeTo(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
