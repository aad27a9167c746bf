#pragma once

// Atom (RFC 4287): the one place that writes it. A feed has its own address, the page that it
// follows, and entries, each with a permanent address that is its id too. Pure functions.

#include <string>
#include <vector>

#include "catalogue/site_settings.hpp"

namespace statusbook {

struct AtomEntry {
  std::string title;
  std::string url;           // from the site's root, '/' first; also its id
  std::string published;     // YYYY-MM-DD; empty where it is the date of the update
  std::string updated;       // YYYY-MM-DD
  std::string summary = {};  // plain text; may be empty
  std::string content;       // HTML, whose links are absolute
};

struct AtomFeed {
  std::string title;  // without the site's name
  std::string page;   // from the site's root: "/articles/"; also its id
  std::string url;    // of the feed itself: "/articles/feed.xml"
  std::vector<AtomEntry> entries;
};

std::string make_atom_feed(const SiteSettings& settings, const AtomFeed& feed);

}  // namespace statusbook
