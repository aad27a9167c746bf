#pragma once

// Where a URL reference on a page leads, by RFC 3986 section 5, within a site whose links must work
// under any path: a reference that leaves the site upwards is bad, although a browser would put up
// with it. Immutable after construction; safe to use from several threads at once.

#include <string>
#include <string_view>

namespace statusbook {

enum class ReferenceKind { page, external, bad };

struct Reference {
  ReferenceKind kind = ReferenceKind::bad;
  // Of a page: its URL from the site's root, dot segments removed, percent-decoded, no query.
  std::string url;
  std::string fragment;      // percent-decoded; empty if there is none
  std::string_view problem;  // of a bad one: "is empty"
};

class ReferenceResolver {
 public:
  // `base_url` is where the site will live: "https://example.org/docs/", or "" for any place at the
  // root of its host. Absolute references below it are the site's own.
  explicit ReferenceResolver(std::string base_url);

  Reference resolve(std::string_view page_url, std::string_view reference) const;

 private:
  Reference resolve_absolute(std::string_view page_url, std::string_view reference) const;
  Reference resolve_path(std::string_view page_url, std::string_view reference) const;

  std::string base_url_;   // with its last '/'; empty if not known
  std::string base_path_;  // "/docs/"
};

}  // namespace statusbook
