#pragma once

// One good load of the site, and how its pages become answers: finding a page by the path asked
// for, rendering it, conditional requests. A path is only ever a key of the plan; no file is
// opened. The functions may be called from any thread; a Snapshot is immutable.

#include <memory>
#include <string>
#include <string_view>

#include "pages/site_plan.hpp"
#include "preview/message.hpp"
#include "support/diagnostic.hpp"

namespace statusbook {

enum class LiveReload { off, on };

struct Snapshot {
  std::shared_ptr<const SitePlan> plan;  // never null
  std::string generation;
  LiveReload reload = LiveReload::on;
};

struct Found {
  unsigned status = 404;       // 200, 301 or 404
  const Page* page = nullptr;  // for 301, and for 404 when the plan has no "/404.html": null
  std::string location = {};   // for 301
};

// "/502/", and "/502/index.html" for the same page; "/502" leads to "/502/" when that is there,
// and a comparison's reverse address to its canonical one.
Found find_page(const SitePlan& plan, std::string_view path);

struct RenderedPage {
  bool good = false;  // if not, the body lists the diagnostics
  std::string content_type;
  std::string tag;
  SharedBytes body;
  Diagnostics diagnostics;
};

// Never throws for what is wrong with the page: that is in the diagnostics.
RenderedPage render_page(const Snapshot& snapshot, const Page& page);

// `status` for a good page, 500 otherwise; 304 when the request already has these bytes.
Answer answer_with(const RenderedPage& page, unsigned status, const IncomingRequest& request);

// For every URL, as long as no load has been good.
Answer broken_site_answer(const std::vector<Diagnostic>& diagnostics, std::string_view generation,
                          LiveReload reload);

}  // namespace statusbook
