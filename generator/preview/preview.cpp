#include "preview/preview.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <random>
#include <utility>

#include "preview/access.hpp"
#include "preview/content_type.hpp"
#include "preview/live_client.hpp"
#include "preview/live_events.hpp"
#include "preview/mock_endpoint.hpp"
#include "preview/recent_pages.hpp"
#include "preview/site_loading.hpp"
#include "preview/worker.hpp"

namespace statusbook {
namespace {

// Rendered pages are kept up to this size, so that a crawler cannot fill the memory.
constexpr std::size_t most_kept_bytes = 64 * 1024 * 1024;
// Rendered before a new site is shown.
constexpr std::size_t most_recent_pages = 8;

bool are_styles(const std::vector<std::string>& paths) {
  return !paths.empty() && std::all_of(paths.begin(), paths.end(), [](const std::string& path) {
    return path.ends_with(".css");
  });
}

bool is_any(std::string_view) {
  return true;
}

bool is_event_stream(std::string_view path) {
  return path == "/_statusbook/events";
}

bool is_live_file(std::string_view path) {
  return path.starts_with("/_statusbook/");
}

// "/mock/" itself is the page that describes them.
bool is_mock(std::string_view path) {
  constexpr std::string_view prefix = "/mock/";
  if (!path.starts_with(prefix)) return false;
  path.remove_prefix(prefix.size());
  return path == "reset" || (!path.empty() && path[0] >= '0' && path[0] <= '9');
}

template <typename Callback, typename... Arguments>
void tell(const Callback& callback, const Arguments&... arguments) {
  if (callback) callback(arguments...);
}

}  // namespace

class Preview::Implementation final : public RequestHandler, private LoadReceiver {
 public:
  Implementation(SiteLoader load, PreviewOptions options, PreviewLog log)
      : Implementation(listen_on(options.bind, options.port), std::move(load), options,
                       std::move(log)) {}

  ~Implementation() override { loading_.end(); }

  unsigned short port() const { return port_; }
  const std::string& url() const { return url_; }

  int run() {
    server_.stop_on(options_.stop_signals);
    loading_.start();
    const int signal = server_.run();
    loading_.end();
    if (loading_.failure()) std::rethrow_exception(loading_.failure());
    return signal;
  }

  void stop() { server_.stop(); }

  std::optional<Answer> refuse(const IncomingRequest& request) override {
    if (auto refusal = refuse_stranger(request, options_.hosts)) return refusal;
    const Route& route = route_of(request);
    if (route.methods.empty()) return std::nullopt;
    if (request.method == "OPTIONS") return Answer{204, {{"Allow", std::string(route.methods)}}};
    if (allows(route.methods, request.method)) return std::nullopt;
    Answer answer = text_answer(405, fmt::format("Only {} are answered here.", route.methods));
    answer.fields.emplace_back("Allow", route.methods);
    return answer;
  }

  void answer(const ExchangePointer& exchange) override {
    (this->*route_of(exchange->request()).answer)(exchange);
  }

 private:
  // Families of URLs and who answers them; the first that fits.
  struct Route {
    bool (*fits)(std::string_view path);
    std::string_view methods;  // as in Allow; empty: any
    void (Implementation::*answer)(const ExchangePointer&);
  };
  static const std::array<Route, 4> routes;

  // The rendered pages of one good load.
  struct Kept {
    RenderedPages pages;
    std::size_t bytes = 0;
  };

  Implementation(Listener listener, SiteLoader load, PreviewOptions options, PreviewLog log)
      : options_(std::move(options)),
        log_(std::move(log)),
        port_(listener.port),
        url_(listener.url),
        server_(std::move(listener), options_.limits, *this),
        loading_(std::move(load), options_.reload, options_.watcher, recent_, *this) {}

  static const Route& route_of(const IncomingRequest& request) {
    return *std::find_if(routes.begin(), routes.end() - 1,
                         [&](const Route& route) { return route.fits(request.path()); });
  }

  static bool allows(std::string_view methods, std::string_view method) {
    return fmt::format(", {},", methods).find(fmt::format(" {},", method)) != std::string::npos;
  }

  // --- The threads that load and check ---

  void take(Loaded loaded) override {
    server_.post([this, loaded = std::move(loaded)]() mutable { show_load(std::move(loaded)); });
  }

  void judge(const std::string& generation, CheckReport report) override {
    server_.post(
        [this, generation, report = std::move(report)] { tell_check(generation, report); });
  }

  void loading_failed() override { server_.stop(); }

  // --- The server's thread ---

  void show_load(Loaded loaded) {
    const bool first = generation_.empty();
    const LoadReport& report = loaded.report;
    generation_ = loaded.generation;
    if (loaded.mocks != nullptr) mocks_ = loaded.mocks;
    if (std::exchange(trouble_, loaded.trouble) != loaded.trouble) tell(log_.trouble, trouble_);
    changed_.insert(changed_.end(), report.changed.begin(), report.changed.end());
    if (report.good) {
      show(std::move(loaded.snapshot), std::move(loaded.rendered));
    } else {
      set_errors(report.diagnostics);
    }
    server_.broadcast(event_);
    tell(log_.loaded, report);
    if (first) open();
  }

  void show(std::shared_ptr<const Snapshot> snapshot, RenderedPages rendered) {
    const std::string previous = shown_ == nullptr ? std::string() : shown_->generation;
    shown_ = std::move(snapshot);
    kept_ = {};
    for (const auto& [page, bytes] : rendered)
      keep(*page, bytes);
    event_ = reload_event({generation_, previous, are_styles(changed_)});
    changed_.clear();
  }

  void set_errors(const Diagnostics& diagnostics) {
    errors_ = diagnostics.sorted();
    event_ = diagnostics_event(generation_, errors_);
  }

  // Of a site that is shown already; a later load has its own check.
  void tell_check(const std::string& generation, const CheckReport& report) {
    if (generation != generation_) return;
    if (report.diagnostics.has_errors()) {
      set_errors(report.diagnostics);
      server_.broadcast(event_);
    }
    tell(log_.checked, report);
  }

  void open() {
    server_.accept();
    tell(log_.listening, url_);
  }

  void answer_live_file(const ExchangePointer& exchange) {
    const LiveFile* file = find_live_file(exchange->request().path());
    if (file == nullptr) return exchange->respond(text_answer(404, "There is no such file."));
    exchange->respond(
        make_answer(200, content_type_of(file->url), share(std::string(file->content))));
  }

  void answer_events(const ExchangePointer& exchange) {
    exchange->stream(fmt::format("{}{}", retry_event(), event_));
  }

  // Whoever can reach the preview over a network is not to get answers made to measure.
  void answer_mock(const ExchangePointer& exchange) {
    if (!is_loopback(options_.bind)) {
      return exchange->respond(
          text_answer(403, "Mock endpoints answer only when the preview listens on loopback."));
    }
    if (mocks_ == nullptr) {
      return exchange->respond(text_answer(503, "The catalogue could not be loaded yet."));
    }
    auto answer = mock_endpoint_.answer(*mocks_, exchange->request(), std::time(nullptr));
    if (auto* script = std::get_if<ScriptedAnswer>(&answer)) {
      exchange->play(std::move(*script));
    } else {
      exchange->respond(std::move(std::get<Answer>(answer)));
    }
  }

  void answer_page(const ExchangePointer& exchange) {
    if (shown_ == nullptr) {
      return exchange->respond(broken_site_answer(errors_, generation_, options_.reload));
    }
    Found found = find_page(*shown_->plan, exchange->request().path());
    if (found.status == 301) return redirect(exchange, found.location);
    if (found.page == nullptr) {
      return exchange->respond(text_answer(404, "There is no such page."));
    }
    if (found.page->is_html) recent_.note(found.page->url);
    const auto kept = kept_.pages.find(found.page);
    if (kept == kept_.pages.end()) return render(exchange, *found.page, found.status);
    exchange->respond(answer_with(kept->second, found.status, exchange->request()));
  }

  void redirect(const ExchangePointer& exchange, std::string_view location) {
    Answer answer = text_answer(301, fmt::format("The page is at {}", location));
    answer.fields.emplace_back("Location",
                               fmt::format("{}{}", location, exchange->request().query()));
    exchange->respond(std::move(answer));
  }

  // The snapshot goes along: it may be replaced before the page is done.
  // The exchange is handed back with the page, as only the server's thread may let go of it.
  void render(ExchangePointer exchange, const Page& page, unsigned status) {
    renderer_.add(
        [this, exchange = std::move(exchange), &page, status, snapshot = shown_]() mutable {
          RenderedPage rendered = render_page(*snapshot, page);
          server_.post([this, exchange = std::move(exchange), &page, status,
                        snapshot = std::move(snapshot), rendered = std::move(rendered)] {
            if (!rendered.diagnostics.empty())
              tell(log_.page_failed, page.url, rendered.diagnostics);
            if (snapshot == shown_) keep(page, rendered);
            exchange->respond(answer_with(rendered, status, exchange->request()));
          });
        });
  }

  void keep(const Page& page, const RenderedPage& rendered) {
    if (kept_.bytes + rendered.body->size() > most_kept_bytes) return;
    if (kept_.pages.emplace(&page, rendered).second) kept_.bytes += rendered.body->size();
  }

  const PreviewOptions options_;
  const PreviewLog log_;
  const unsigned short port_;
  const std::string url_;

  // The server's thread's.
  std::shared_ptr<const Snapshot> shown_;  // null until a load is good
  Kept kept_;
  std::vector<Diagnostic> errors_;    // of the last load, if it failed
  std::vector<std::string> changed_;  // since the last good load
  std::string generation_;            // of the last load, good or not
  std::string event_;                 // how the site stands, for streams that open
  std::shared_ptr<const MockTable> mocks_;
  MockEndpoint mock_endpoint_{std::random_device()()};
  std::string trouble_;

  RecentPages recent_{most_recent_pages};

  HttpServer server_;
  Worker renderer_;      // after the server, whose exchanges its jobs hold
  SiteLoading loading_;  // ends before what it hands its loads to
};

const std::array<Preview::Implementation::Route, 4> Preview::Implementation::routes = {{
    {is_event_stream, "GET, HEAD, OPTIONS", &Implementation::answer_events},
    {is_live_file, "GET, HEAD, OPTIONS", &Implementation::answer_live_file},
    {is_mock, "", &Implementation::answer_mock},
    {is_any, "GET, HEAD, OPTIONS", &Implementation::answer_page},
}};

Preview::Preview(SiteLoader load, PreviewOptions options, PreviewLog log)
    : implementation_(
          std::make_unique<Implementation>(std::move(load), std::move(options), std::move(log))) {}

Preview::~Preview() = default;

unsigned short Preview::port() const {
  return implementation_->port();
}

std::string Preview::url() const {
  return implementation_->url();
}

int Preview::run() {
  return implementation_->run();
}

void Preview::stop() {
  implementation_->stop();
}

}  // namespace statusbook
