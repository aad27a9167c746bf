#pragma once

// What the commands need that only look something up: settings and catalogue, without templates.
// Where the folder at hand has no site.json and none was asked for, the catalogue that was
// installed with the program is read, so that `statusbook show 502` works anywhere.

#include <optional>

#include "catalogue/catalogue.hpp"
#include "catalogue/site_settings.hpp"
#include "cli/session.hpp"
#include "pages/site_input.hpp"

namespace statusbook {

struct CatalogueInput {
  SiteSettings settings;
  Catalogue catalogue;
};

// `options`, or the installed site in their place.
SiteOptions find_site(const Session& session, SiteOptions options);

// Nothing when there were errors; they are in `report`. Throws IoError.
std::optional<CatalogueInput> load_catalogue_input(const Session& session,
                                                   const SiteOptions& options, Diagnostics& report);

}  // namespace statusbook
