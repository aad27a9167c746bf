#pragma once

// One connection to the preview's server: reads requests within limits of size and time, hands them
// to the handler, and writes an answer, a script or a stream of events. Everything happens on the
// server's thread. Asio and Beast stay in the source file.

#include <cstddef>
#include <list>
#include <memory>
#include <vector>

#include "preview/http_server.hpp"
#include "preview/listener.hpp"
#include "preview/message.hpp"
#include "support/descriptor.hpp"

namespace boost::asio {
class io_context;
}

namespace statusbook {

class Connection : public Exchange {
 public:
  // The first byte may take `idle`; from then on the request has to hurry.
  virtual void await_request() = 0;
  // Answers in the place of the handler, and ends.
  virtual void refuse(Answer answer) = 0;
  // Makes room for another connection.
  virtual void give_way() = 0;
  // Of a stream. A slow reader misses events that a newer one has replaced, so that nothing piles
  // up for it.
  virtual void send_event(const SharedBytes& event) = 0;
  // Says that the stream is alive, unless an event on its way says so already.
  virtual void send_comment(const SharedBytes& comment) = 0;
};

// What connections share. It outlives them all.
struct Connections {
  ServerLimits limits;
  RequestHandler& handler;
  std::size_t open = 0;
  std::size_t scripts = 0;
  std::vector<std::weak_ptr<Connection>> streams = {};            // the oldest first
  std::list<std::weak_ptr<Connection>> waiting_for_request = {};  // the oldest first
};

// Takes over the socket. The connection lives as long as it has something to do.
std::shared_ptr<Connection> make_connection(boost::asio::io_context& context, Descriptor socket,
                                            AddressFamily family, Connections& shared);

}  // namespace statusbook
