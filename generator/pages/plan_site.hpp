#pragma once

// The second phase: checked input → every page the site has. References that only the plan can
// settle (links in prose, navigation, popular codes) are checked here, where their place in the
// input is still known.

#include <memory>
#include <optional>

#include "pages/site_context.hpp"
#include "pages/site_input.hpp"
#include "pages/site_plan.hpp"

namespace statusbook {

// A plan with all that its pages borrow from. Movable; the plan stays where it is.
struct PlannedSite {
  std::unique_ptr<const SiteInput> input;
  std::unique_ptr<const SiteContext> context;
  std::unique_ptr<const SitePlan> plan;
};

// Takes the input over. Nothing when there were errors.
std::optional<PlannedSite> plan_site(std::unique_ptr<const SiteInput> input, Diagnostics& report);

// Both phases in one call; nothing when there were errors. Throws IoError.
std::optional<PlannedSite> load_site(const FileSystem& files, const SiteOptions& options,
                                     Diagnostics& report);
// The same, without checking again what `cache` knows from an earlier load.
std::optional<PlannedSite> load_site(const FileSystem& files, const SiteOptions& options,
                                     ReadCache& cache, Diagnostics& report);

}  // namespace statusbook
