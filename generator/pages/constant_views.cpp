#include "pages/constant_views.hpp"

#include <fmt/format.h>

#include "pages/code_views.hpp"

namespace statusbook {
namespace {

// "since 4.1, deprecated in 7.0"; empty when nothing is known.
std::string versions_text(const Constant& constant) {
  std::string text;
  const auto add = [&text](std::string_view words, const std::string& what) {
    if (what.empty()) return;
    if (!text.empty()) text += ", ";
    text += words;
    text += what;
  };
  add("since ", constant.since);
  add("deprecated in ", constant.deprecated);
  add("removed in ", constant.removed);
  add("", constant.note);
  return text;
}

View other_name_view(const Constant& constant) {
  return View{{"name", constant.name}, {"versions", text_or_null(versions_text(constant))}};
}

View row_view(const ConstantLibrary& library, const StatusCode& code,
              const std::vector<const Constant*>& names) {
  View::List others;
  for (std::size_t i = 1; i < names.size(); ++i)
    others.push_back(other_name_view(*names[i]));
  const Constant& first = *names.front();
  return View{{"language", library.language},
              {"written", library.is_phrases ? fmt::format("{}[{}]", library.prefix, code.code)
                                             : library.prefix + first.name},
              {"phrase", library.is_phrases ? View(first.name) : View()},
              {"versions", text_or_null(versions_text(first))},
              {"others", optional_list(std::move(others))}};
}

}  // namespace

View make_constants_view(const Catalogue& catalogue, const StatusCode& code) {
  View::List rows;
  for (const ConstantLibrary& library : catalogue.constants) {
    const std::vector<const Constant*> names = library.names_of(code.key);
    if (!names.empty()) rows.push_back(row_view(library, code, names));
  }
  return optional_list(std::move(rows));
}

}  // namespace statusbook
