#include "preview/content_type.hpp"

#include <algorithm>
#include <array>

namespace statusbook {
namespace {

struct MediaType {
  std::string_view extension;
  std::string_view type;
};

constexpr std::array media_types = {
    MediaType{"/", "text/html; charset=utf-8"},
    MediaType{".html", "text/html; charset=utf-8"},
    MediaType{".css", "text/css; charset=utf-8"},
    MediaType{".js", "text/javascript; charset=utf-8"},
    MediaType{".mjs", "text/javascript; charset=utf-8"},
    MediaType{".json", "application/json"},
    MediaType{".webmanifest", "application/manifest+json"},
    // Parts of an example are meant to be read: browsers offer message/http for download.
    MediaType{".http", "text/plain; charset=utf-8"},
    MediaType{".txt", "text/plain; charset=utf-8"},
    MediaType{".md", "text/markdown; charset=utf-8"},
    MediaType{".csv", "text/csv; charset=utf-8"},
    MediaType{".xml", "application/xml"},
    MediaType{".atom", "application/atom+xml"},
    MediaType{".svg", "image/svg+xml"},
    MediaType{".png", "image/png"},
    MediaType{".jpg", "image/jpeg"},
    MediaType{".webp", "image/webp"},
    MediaType{".avif", "image/avif"},
    MediaType{".ico", "image/vnd.microsoft.icon"},
    MediaType{".woff2", "font/woff2"},
    MediaType{".pdf", "application/pdf"},
    MediaType{".zip", "application/zip"},
    MediaType{".wasm", "application/wasm"},
};

}  // namespace

std::string_view content_type_of(std::string_view name) {
  const auto* found =
      std::find_if(media_types.begin(), media_types.end(),
                   [&](const MediaType& row) { return name.ends_with(row.extension); });
  return found == media_types.end() ? "application/octet-stream" : found->type;
}

}  // namespace statusbook
