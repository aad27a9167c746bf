#pragma once

// A small HTTP/1.1 server on one thread: reads requests within limits of size and time, hands them
// to a handler, writes the answers, and keeps event streams open without holding a thread for them.
// Knows nothing of pages. Everything happens on the thread that calls `run`, except for `post` and
// `stop`, which may be called from any. Built on Boost.Asio and Beast, which stay in the source
// file.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "preview/listener.hpp"
#include "preview/message.hpp"
#include "preview/scripted_answer.hpp"

namespace statusbook {

struct ServerLimits {
  std::uint32_t header_bytes = 16 * 1024;
  std::uint64_t body_bytes = 64 * 1024;
  std::size_t connections = 512;
  std::size_t streams = 256;                     // of the connections; the oldest one gives way
  std::size_t scripts = 64;                      // scripted answers that are under way
  std::chrono::milliseconds idle{30'000};        // between two requests
  std::chrono::milliseconds request{10'000};     // from a request's first byte to its last
  std::chrono::milliseconds write{30'000};       // for one answer, or one event
  std::chrono::milliseconds linger{1'000};       // for the other side to close
  std::chrono::milliseconds keep_alive{15'000};  // between two comments on a stream
};

// A request that waits for its answer. Whoever holds it may answer later, once, on the server's
// thread; the connection lives as long as it is held or has something to do, hence shared.
class Exchange {
 public:
  virtual ~Exchange() = default;
  virtual const IncomingRequest& request() const = 0;
  virtual void respond(Answer answer) = 0;
  // Sends these bytes as they are. 503 instead when too many such answers are under way.
  virtual void play(ScriptedAnswer answer) = 0;
  // Answers with a stream of events: these now, then whatever is broadcast.
  virtual void stream(std::string first_events) = 0;
};

using ExchangePointer = std::shared_ptr<Exchange>;

class RequestHandler {
 public:
  virtual ~RequestHandler() = default;
  // Seen before the content is read; an answer refuses the request and ends the connection.
  virtual std::optional<Answer> refuse(const IncomingRequest& request) = 0;
  virtual void answer(const ExchangePointer& exchange) = 0;
};

class HttpServer {
 public:
  // What has connected to the listener before `accept` is answered then.
  HttpServer(Listener listener, ServerLimits limits, RequestHandler& handler);
  ~HttpServer();

  // Starts to answer. On the server's thread, or before `run`.
  void accept();
  // To every stream. On the server's thread.
  void broadcast(const std::string& event);

  void post(std::function<void()> job);
  // Lets the signals end `run`; sent again, they end the process as ever.
  void stop_on(const std::vector<int>& signals);
  // Until stopped; then all connections are closed. Returns the signal that ended it, or 0.
  int run();
  void stop();

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace statusbook
