#pragma once

// Renders every page of a plan, in parallel, and checks the links between them. Writes nothing
// itself. The diagnostics come in plan order, whatever the number of threads.

#include <cstddef>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>

#include "pages/site_plan.hpp"
#include "support/diagnostic.hpp"

namespace statusbook {

struct RenderOptions {
  std::size_t jobs = 0;       // threads; 0: one for each core
  std::string base_url;       // where the site will live; empty when that is not known
  std::stop_token stop = {};  // asks for an early end
  // Whether the plan's page `index`, which begins so (Page::beginning), is there already and need
  // not be made; asked from several threads at once. Empty: nothing is there.
  std::function<bool(std::size_t index, std::string_view beginning)> keeps = {};
};

// Receives the bytes of the plan's page `index`, from several threads at once.
using PageSink = std::function<void(std::size_t index, std::string_view bytes)>;

// False if there were errors. After the first one `sink` receives no more pages, but all are still
// rendered so that everything wrong is reported. Throws Interrupted when asked to stop.
bool render_site(const SitePlan& plan, const RenderOptions& options, const PageSink& sink,
                 Diagnostics& report);

// Everything that a build does, except writing.
bool check_site(const SitePlan& plan, const RenderOptions& options, Diagnostics& report);

}  // namespace statusbook
