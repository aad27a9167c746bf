#include "preview/http_server.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <utility>

#include "preview/connection.hpp"

namespace statusbook {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using tcp = asio::ip::tcp;

constexpr std::chrono::milliseconds pause_when_out_of_descriptors{100};

}  // namespace

class HttpServer::Implementation {
 public:
  Implementation(Listener listener, ServerLimits limits, RequestHandler& handler)
      : family_(listener.family), shared_{.limits = limits, .handler = handler} {
    acceptor_.assign(family_ == AddressFamily::ipv6 ? tcp::v6() : tcp::v4(),
                     listener.socket.release());
    keep_streams_alive();
  }

  void accept() {
    acceptor_.async_accept([this](const error_code& error, tcp::socket socket) {
      if (error) return accept_after_pause();
      welcome(std::move(socket));
      accept();
    });
  }

  void broadcast(const std::string& event) {
    for_each_stream([bytes = share(event)](Connection& stream) { stream.send_event(bytes); });
  }

  void post(std::function<void()> job) { asio::post(context_, std::move(job)); }

  void stop_on(const std::vector<int>& signals) {
    for (const int signal : signals)
      signals_.add(signal);
    signals_.async_wait([this](const error_code& error, int signal) {
      if (error) return;
      signal_ = signal;
      signals_.clear();
      context_.stop();
    });
  }

  int run() {
    context_.run();
    return signal_;
  }

  void stop() { context_.stop(); }

 private:
  void welcome(tcp::socket socket) {
    const bool full = shared_.open >= shared_.limits.connections && !make_room();
    error_code error;
    const auto connection =
        make_connection(context_, Descriptor(socket.release(error)), family_, shared_);
    if (full) return connection->refuse(text_answer(503, "Too many connections are open."));
    connection->await_request();
  }

  // At the cost of the connection that has waited longest for a request to arrive, if there is one.
  bool make_room() {
    if (shared_.waiting_for_request.empty()) return false;
    if (const auto oldest = shared_.waiting_for_request.front().lock()) oldest->give_way();
    return true;
  }

  void accept_after_pause() {
    pause_.expires_after(pause_when_out_of_descriptors);
    pause_.async_wait([this](const error_code& error) {
      if (!error) accept();
    });
  }

  template <typename Action>
  void for_each_stream(Action action) {
    std::erase_if(shared_.streams, [](const auto& stream) { return stream.expired(); });
    for (const auto& stream : shared_.streams) {
      if (const auto connection = stream.lock()) action(*connection);
    }
  }

  void keep_streams_alive() {
    heartbeat_.expires_after(shared_.limits.keep_alive);
    heartbeat_.async_wait([this](const error_code& error) {
      if (error) return;
      for_each_stream([this](Connection& stream) { stream.send_comment(comment_); });
      keep_streams_alive();
    });
  }

  AddressFamily family_;
  Connections shared_;  // before the context, which destroys the connections that are left
  asio::io_context context_{1};
  tcp::acceptor acceptor_{context_};
  asio::signal_set signals_{context_};
  asio::steady_timer pause_{context_};
  asio::steady_timer heartbeat_{context_};
  SharedBytes comment_ = share(": still here\n\n");
  int signal_ = 0;
};

HttpServer::HttpServer(Listener listener, ServerLimits limits, RequestHandler& handler)
    : implementation_(std::make_unique<Implementation>(std::move(listener), limits, handler)) {}

HttpServer::~HttpServer() = default;

void HttpServer::accept() {
  implementation_->accept();
}

void HttpServer::broadcast(const std::string& event) {
  implementation_->broadcast(event);
}

void HttpServer::post(std::function<void()> job) {
  implementation_->post(std::move(job));
}

void HttpServer::stop_on(const std::vector<int>& signals) {
  implementation_->stop_on(signals);
}

int HttpServer::run() {
  return implementation_->run();
}

void HttpServer::stop() {
  implementation_->stop();
}

}  // namespace statusbook
