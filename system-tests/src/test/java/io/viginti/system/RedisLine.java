package io.viginti.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A line to the mesh's Redis that can be cut and mended. */
final class RedisLine implements AutoCloseable {
  private final URI redis;
  private final ServerSocket entry;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean isCut;

  private RedisLine(URI redis, ServerSocket entry) {
    this.redis = redis;
    this.entry = entry;
  }

  static RedisLine to(String redisUrl) {
    try {
      RedisLine line =
          new RedisLine(
              URI.create(redisUrl), new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
      Thread.ofVirtual().start(line::accept);
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address to use instead of Redis' own. */
  String url() {
    return redis.toString().replace(redis.getAuthority(), authority());
  }

  private String authority() {
    String user = redis.getUserInfo() == null ? "" : redis.getUserInfo() + "@";
    return user + "127.0.0.1:" + entry.getLocalPort();
  }

  /** Ends every connection and takes no new one. */
  void cut() {
    isCut = true;
    open.forEach(RedisLine::end);
  }

  void mend() {
    isCut = false;
  }

  @Override
  public void close() {
    cut();
    try {
      entry.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!entry.isClosed()) {
      try {
        Socket here = entry.accept();
        if (isCut) {
          here.close();
          continue;
        }
        Socket there = new Socket(redis.getHost(), redis.getPort());
        open.add(here);
        open.add(there);
        Thread.ofVirtual().start(() -> carry(here, there));
        Thread.ofVirtual().start(() -> carry(there, here));
      } catch (IOException ended) {
        // the next client gets another try; a closed entry ends the loop
      }
    }
  }

  private void carry(Socket from, Socket to) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException ended) {
      // cut, or closed by an end
    } finally {
      end(from);
      end(to);
      open.remove(from);
      open.remove(to);
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
