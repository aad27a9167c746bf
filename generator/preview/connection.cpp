#include "preview/connection.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <ctime>
#include <utility>

namespace statusbook {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using boost::system::error_code;
using tcp = asio::ip::tcp;
using Milliseconds = std::chrono::milliseconds;

constexpr std::size_t most_drained_bytes = 1024 * 1024;

std::string address_text(const asio::ip::address& address) {
  if (address.is_v6() && address.to_v6().is_v4_mapped()) {
    return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
  }
  return address.to_string();
}

template <typename Message>
IncomingRequest to_request(const Message& message) {
  IncomingRequest request{.method = std::string(message.method_string()),
                          .target = std::string(message.target()),
                          .fields = {},
                          .body = message.body(),
                          .local_address = {},
                          .version = message.version()};
  for (const auto& field : message) {
    request.fields.emplace_back(field.name_string(), field.value());
  }
  return request;
}

// What a reader is told whose request could not be read; nothing when there is nobody left to tell.
std::optional<Answer> answer_to_broken(const error_code& error, std::string_view read_so_far) {
  if (error == http::error::body_limit) return text_answer(413, "The content is too large.");
  if (error == http::error::header_limit || error == http::error::buffer_overflow) {
    if (read_so_far.find("\r\n") == std::string_view::npos) {
      return text_answer(414, "The request target is too long.");
    }
    return text_answer(431, "The header fields are too large.");
  }
  if (error == http::error::partial_message)
    return text_answer(400, "The request ended too early.");
  const bool from_parser =
      error.category() == http::make_error_code(http::error::bad_method).category();
  if (!from_parser || error == http::error::end_of_stream) return std::nullopt;
  return text_answer(400, "This is not an HTTP/1.1 request; the preview speaks http, not https.");
}

class SocketConnection final : public Connection,
                               public std::enable_shared_from_this<SocketConnection> {
 public:
  SocketConnection(asio::io_context& context, Descriptor socket, AddressFamily family,
                   Connections& shared)
      : socket_(context), timer_(context), shared_(shared) {
    ++shared_.open;
    error_code ignored;
    // Where the system refuses, the first thing that is done with the socket fails and closes it.
    socket_.assign(family == AddressFamily::ipv6 ? tcp::v6() : tcp::v4(), socket.get(), ignored);
    if (!ignored) (void)socket.release();
    socket_.set_option(tcp::no_delay(true), ignored);
    local_address_ = address_text(socket_.local_endpoint(ignored).address());
    remote_address_ = address_text(socket_.remote_endpoint(ignored).address());
  }
  ~SocketConnection() override {
    stop_waiting();
    end_script();
    --shared_.open;
  }
  SocketConnection(const SocketConnection&) = delete;
  SocketConnection& operator=(const SocketConnection&) = delete;

  void await_request() override {
    parser_.emplace();
    parser_->header_limit(shared_.limits.header_bytes);
    parser_->body_limit(shared_.limits.body_bytes);
    stop_waiting();
    place_ =
        shared_.waiting_for_request.insert(shared_.waiting_for_request.end(), weak_from_this());
    if (buffer_.size() > 0) return read_head();
    limit_time(shared_.limits.idle);
    socket_.async_wait(tcp::socket::wait_read,
                       [self = shared_from_this()](const error_code& error) {
                         if (error) return self->close();
                         self->read_head();
                       });
  }

  void refuse(Answer answer) override {
    persistence_ = Persistence::close;
    respond(std::move(answer));
  }

  const IncomingRequest& request() const override { return request_; }

  void respond(Answer answer) override {
    const HeadOptions options{.persistence = persistence_, .now = std::time(nullptr)};
    const bool has_body = answer.body != nullptr && request_.method != "HEAD";
    std::string head = head_of(answer, options);
    write(std::move(head), has_body ? std::move(answer.body) : nullptr,
          &SocketConnection::after_response);
  }

  void play(ScriptedAnswer answer) override {
    if (shared_.scripts >= shared_.limits.scripts) {
      return respond(text_answer(503, "Too many mock answers are under way."));
    }
    ++shared_.scripts;
    script_ = std::move(answer);
    next_step_ = 0;
    play_next();
  }

  void stream(std::string first_events) override {
    const Answer answer = make_answer(200, "text/event-stream", nullptr);
    const std::string head = head_of(answer, {.framing = Framing::until_close,
                                              .persistence = Persistence::close,
                                              .now = std::time(nullptr)});
    persistence_ = Persistence::close;
    if (request_.method == "HEAD") return write(head, nullptr, &SocketConnection::after_response);
    add_stream();
    write(head + first_events, nullptr, &SocketConnection::after_event);
    watch_for_end();
  }

  void give_way() override { close(); }

  void send_event(const SharedBytes& event) override {
    if (!socket_.is_open()) return;
    if (writing_) {
      next_event_ = event;
    } else {
      write({}, event, &SocketConnection::after_event);
    }
  }

  void send_comment(const SharedBytes& comment) override {
    if (!writing_) send_event(comment);
  }

 private:
  using AfterWrite = void (SocketConnection::*)();

  // Asio's own way to end an operation early is to cancel it; the timer says why it ended.
  void limit_time(Milliseconds longest) {
    timed_out_ = false;
    timer_.expires_after(longest);
    timer_.async_wait([self = shared_from_this()](const error_code& error) {
      if (error || self->timer_.expiry() > asio::steady_timer::clock_type::now()) return;
      self->timed_out_ = true;
      error_code ignored;
      self->socket_.cancel(ignored);
    });
  }

  // Whoever opens a tab now is more likely to look at it than whoever opened one long ago; that one
  // asks again.
  void add_stream() {
    auto& streams = shared_.streams;
    std::erase_if(streams, [](const auto& stream) { return stream.expired(); });
    if (streams.size() >= shared_.limits.streams) {
      if (const auto oldest = streams.front().lock()) oldest->give_way();
      streams.erase(streams.begin());
    }
    streams.push_back(weak_from_this());
  }

  void read_head() {
    limit_time(shared_.limits.request);
    http::async_read_header(socket_, buffer_, *parser_,
                            [self = shared_from_this()](const error_code& error, std::size_t) {
                              if (error) return self->after_broken_request(error);
                              self->after_head();
                            });
  }

  void after_head() {
    request_ = to_request(parser_->get());
    request_.local_address = local_address_;
    request_.remote_address = remote_address_;
    const bool stays = parser_->keep_alive() && request_.version == 11;
    persistence_ = stays ? Persistence::keep_alive : Persistence::close;
    request_.persistence = persistence_;
    if (auto refusal = shared_.handler.refuse(request_)) return refuse(std::move(*refusal));
    if (parser_->is_done()) return hand_over();
    http::async_read(socket_, buffer_, *parser_,
                     [self = shared_from_this()](const error_code& error, std::size_t) {
                       if (error) return self->after_broken_request(error);
                       self->request_.body = self->parser_->get().body();
                       self->hand_over();
                     });
  }

  void hand_over() {
    stop_waiting();
    timer_.cancel();
    shared_.handler.answer(shared_from_this());
  }

  void after_broken_request(const error_code& error) {
    if (timed_out_) return refuse(text_answer(408, "The request took too long to arrive."));
    const auto bytes = buffer_.data();
    const std::string_view unread(static_cast<const char*>(bytes.data()), bytes.size());
    std::optional<Answer> answer = answer_to_broken(error, unread);
    if (!answer.has_value()) return close();
    refuse(std::move(*answer));
  }

  void write(std::string head, SharedBytes body, AfterWrite then) {
    writing_ = true;
    limit_time(shared_.limits.write);
    head_ = std::move(head);
    body_ = std::move(body);
    const std::array<asio::const_buffer, 2> buffers = {
        asio::buffer(head_), body_ == nullptr ? asio::const_buffer() : asio::buffer(*body_)};
    asio::async_write(socket_, buffers,
                      [self = shared_from_this(), then](const error_code& error, std::size_t) {
                        self->writing_ = false;
                        self->timer_.cancel();
                        if (error) return self->close();
                        (self.get()->*then)();
                      });
  }

  // --- Scripted answers ---

  void play_next() {
    if (next_step_ == script_->steps.size()) return finish_script();
    const Milliseconds pause = script_->steps[next_step_].pause;
    if (pause == Milliseconds(0)) return play_step();
    timer_.expires_after(pause);
    timer_.async_wait([self = shared_from_this()](const error_code& error) {
      if (!error) self->play_step();
    });
  }

  void play_step() {
    std::string& bytes = script_->steps[next_step_++].bytes;
    if (bytes.empty()) return play_next();
    write(std::move(bytes), nullptr, &SocketConnection::play_next);
  }

  void finish_script() {
    const ScriptEnd end = script_->end;
    if (end == ScriptEnd::silence) return stay_silent();
    end_script();
    if (end == ScriptEnd::reset) return reset();
    if (end == ScriptEnd::close) persistence_ = Persistence::close;
    after_response();
  }

  void end_script() {
    if (script_.has_value()) --shared_.scripts;
    script_.reset();
  }

  // Until the client has had enough, or this side has.
  void stay_silent() {
    limit_time(shared_.limits.write);
    drain(most_drained_bytes);
  }

  // With no time to linger, closing sends a reset.
  void reset() {
    error_code ignored;
    socket_.set_option(tcp::socket::linger(true, 0), ignored);
    close();
  }

  void after_response() {
    request_ = {};
    body_.reset();
    if (persistence_ == Persistence::keep_alive) return await_request();
    // Closing with bytes unread would reset the connection, and the answer with it.
    error_code ignored;
    socket_.shutdown(tcp::socket::shutdown_send, ignored);
    limit_time(shared_.limits.linger);
    drain(most_drained_bytes);
  }

  void drain(std::size_t left) {
    socket_.async_read_some(asio::buffer(scratch_), [self = shared_from_this(), left](
                                                        const error_code& error, std::size_t size) {
      if (error || size >= left) return self->close();
      self->drain(left - size);
    });
  }

  void after_event() {
    if (next_event_ != nullptr) send_event(std::exchange(next_event_, nullptr));
  }

  // A browser that leaves closes its side; there is nothing else for it to say.
  void watch_for_end() {
    socket_.async_read_some(asio::buffer(scratch_),
                            [self = shared_from_this()](const error_code& error, std::size_t) {
                              if (error) return self->close();
                              self->watch_for_end();
                            });
  }

  void stop_waiting() {
    if (place_.has_value()) shared_.waiting_for_request.erase(*place_);
    place_.reset();
  }

  void close() {
    stop_waiting();
    timer_.cancel();
    error_code ignored;
    socket_.close(ignored);
  }

  tcp::socket socket_;
  asio::steady_timer timer_;
  Connections& shared_;
  std::string local_address_;
  std::string remote_address_;
  std::optional<std::list<std::weak_ptr<Connection>>::iterator> place_;
  boost::beast::flat_buffer buffer_;
  std::optional<http::request_parser<http::string_body>> parser_;
  IncomingRequest request_;
  Persistence persistence_ = Persistence::close;
  std::string head_;
  SharedBytes body_;
  SharedBytes next_event_;
  std::optional<ScriptedAnswer> script_;
  std::size_t next_step_ = 0;
  std::array<char, 1024> scratch_{};
  bool timed_out_ = false;
  bool writing_ = false;
};

}  // namespace

std::shared_ptr<Connection> make_connection(asio::io_context& context, Descriptor socket,
                                            AddressFamily family, Connections& shared) {
  return std::make_shared<SocketConnection>(context, std::move(socket), family, shared);
}

}  // namespace statusbook
