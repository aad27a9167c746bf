#pragma once

// A client on a plain socket that can also misbehave, and a preview that runs on its own thread
// with a site made in memory. Every wait has a generous deadline, after which it throws; none is a
// sleep.

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "preview/preview.hpp"
#include "preview/watched_tree.hpp"
#include "support/descriptor.hpp"

namespace statusbook::testing {

constexpr std::chrono::seconds deadline{30};

class Client {
 public:
  explicit Client(unsigned short port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
      throw std::runtime_error("cannot connect");
    }
  }

  // False once the other side has closed.
  bool send(std::string_view text) {
    while (!text.empty()) {
      const ssize_t sent = ::send(socket_.get(), text.data(), text.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      text.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  void finish_sending() { ::shutdown(socket_.get(), SHUT_WR); }

  // What has come up to and with `end`; what follows it is kept for the next call.
  std::string read_until(std::string_view end) {
    while (kept_.find(end) == std::string::npos) {
      if (!read_some()) throw std::runtime_error("closed before '" + std::string(end) + "'");
    }
    const std::size_t size = kept_.find(end) + end.size();
    const std::string text = kept_.substr(0, size);
    kept_.erase(0, size);
    return text;
  }

  std::string read_to_end() {
    while (read_some()) {
    }
    return std::exchange(kept_, {});
  }

  std::string read_bytes(std::size_t size) {
    while (kept_.size() < size && read_some()) {
    }
    const std::string text = kept_.substr(0, size);
    kept_.erase(0, size);
    return text;
  }

 private:
  bool read_some() {
    pollfd readable{socket_.get(), POLLIN, 0};
    const auto limit = std::chrono::milliseconds(deadline).count();
    if (::poll(&readable, 1, static_cast<int>(limit)) != 1) throw std::runtime_error("no answer");
    std::string buffer(4096, '\0');
    const ssize_t size = ::recv(socket_.get(), buffer.data(), buffer.size(), 0);
    if (size <= 0) return false;
    kept_.append(buffer, 0, static_cast<std::size_t>(size));
    return true;
  }

  Descriptor socket_;
  std::string kept_;
};

struct Reply {
  std::string status_line;
  std::map<std::string, std::string> fields;
  std::string body;
};

inline Reply parse_head(const std::string& head) {
  Reply reply;
  std::size_t at = head.find("\r\n");
  reply.status_line = head.substr(0, at);
  for (at += 2; at < head.size();) {
    const std::size_t end = head.find("\r\n", at);
    const std::string line = head.substr(at, end - at);
    const std::size_t colon = line.find(": ");
    if (colon != std::string::npos) reply.fields[line.substr(0, colon)] = line.substr(colon + 2);
    at = end + 2;
  }
  return reply;
}

inline Reply read_reply(Client& client) {
  Reply reply = parse_head(client.read_until("\r\n\r\n"));
  const auto length = reply.fields.find("Content-Length");
  if (length != reply.fields.end()) reply.body = client.read_bytes(std::stoul(length->second));
  return reply;
}

// For a reply to HEAD, or one whose connection is closed after it.
inline Reply read_last_reply(Client& client) {
  const std::string all = client.read_to_end();
  const std::size_t end = all.find("\r\n\r\n");
  if (end == std::string::npos) throw std::runtime_error("no whole head: '" + all + "'");
  Reply reply = parse_head(all.substr(0, end + 4));
  reply.body = all.substr(end + 4);
  return reply;
}

// A folder below the system's temporary one, gone with its owner.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "statusbook-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make a folder");
    path_ = name;
    // Inode stamps tick slowly: wait for the next one, so that the folder is older than what
    // follows.
    for (const auto made = stamp_clock_ns(); stamp_clock_ns() == made;)
      std::this_thread::yield();
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  const std::string& path() const { return path_; }
  std::string operator/(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

inline void write_file(const std::string& path, std::string_view text) {
  std::ofstream(path, std::ios::binary) << text;
}

inline Page page(std::string url, std::string text) {
  const bool is_html = url.ends_with('/') || url.ends_with(".html");
  return {.url = url,
          .path = url.ends_with('/') ? url.substr(1) + "index.html" : url.substr(1),
          .kind = "test",
          .is_html = is_html,
          .indexable = is_html,
          .render = [text = std::move(text)](Diagnostics&) { return std::optional(text); },
          .beginning = {},
          .view = {}};
}

inline LoadedSite site_of(std::vector<Page> pages) {
  LoadedSite site;
  site.plan = std::make_shared<const SitePlan>(std::move(pages), site.diagnostics);
  return site;
}

inline LoadedSite broken_site(std::string message) {
  LoadedSite site;
  site.diagnostics.error("unknown-family",
                         {"content/codes/502/code.json", 3, 4, 5, "  \"famly\": <\"server\">"},
                         std::move(message), "did you mean 'family'?");
  return site;
}

// A preview of whatever site it is given, which runs until it goes.
class RunningPreview {
 public:
  explicit RunningPreview(std::function<LoadedSite()> site, PreviewOptions options = {})
      : load_(std::move(site)), preview_([this] { return load(); }, at_any_port(options), log()) {
    thread_ = std::thread([this] { preview_.run(); });
    wait([this] { return listening_; });
  }
  ~RunningPreview() {
    preview_.stop();
    thread_.join();
  }
  RunningPreview(const RunningPreview&) = delete;
  RunningPreview& operator=(const RunningPreview&) = delete;

  unsigned short port() const { return preview_.port(); }

  // Changes the watched file `name`, and with it the site; returns when that has been loaded.
  LoadReport change(std::function<LoadedSite()> load, const std::string& name = "change.md") {
    std::unique_lock lock(mutex_);
    load_ = std::move(load);
    const std::size_t before = reports_.size();
    lock.unlock();
    write_file(folder_ / name, std::to_string(before));
    wait([&] { return reports_.size() > before; });
    lock.lock();
    return reports_.back();
  }

  // The first check that has ended, waited for.
  CheckReport first_check() {
    wait([this] { return !checks_.empty(); });
    const std::lock_guard lock(mutex_);
    return checks_.front();
  }

  Reply ask(const std::string& method, const std::string& target, const std::string& more = "") {
    Client client(port());
    client.send(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" +
                more + "\r\n");
    return read_last_reply(client);
  }

  Reply get(const std::string& target) { return ask("GET", target); }

  std::vector<std::string> failed_pages() {
    const std::lock_guard lock(mutex_);
    return failed_;
  }

  const Folder& folder() const { return folder_; }

 private:
  static PreviewOptions at_any_port(PreviewOptions options) {
    options.port = 0;
    return options;
  }

  LoadedSite load() {
    const std::lock_guard lock(mutex_);
    LoadedSite site = load_();
    site.watched = {folder_.path()};
    return site;
  }

  PreviewLog log() {
    return {.listening = [this](const std::string&) { note([this] { listening_ = true; }); },
            .loaded = [this](const LoadReport& r) { note([&] { reports_.push_back(r); }); },
            .checked = [this](const CheckReport& r) { note([&] { checks_.push_back(r); }); },
            .page_failed = [this](const std::string& url,
                                  const Diagnostics&) { note([&] { failed_.push_back(url); }); },
            .trouble = {}};
  }

  template <typename Note>
  void note(Note take) {
    {
      const std::lock_guard lock(mutex_);
      take();
    }
    noted_.notify_all();
  }

  template <typename Condition>
  void wait(Condition condition) {
    std::unique_lock lock(mutex_);
    if (!noted_.wait_for(lock, deadline, condition)) throw std::runtime_error("nothing happened");
  }

  Folder folder_;
  std::mutex mutex_;
  std::condition_variable noted_;
  std::function<LoadedSite()> load_;
  bool listening_ = false;
  std::vector<LoadReport> reports_;
  std::vector<CheckReport> checks_;
  std::vector<std::string> failed_;
  Preview preview_;
  std::thread thread_;
};

}  // namespace statusbook::testing
