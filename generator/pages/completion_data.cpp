#include "pages/completion_data.hpp"

#include <fmt/ranges.h>

#include "render/view_json.hpp"

namespace statusbook {
namespace {

std::string terms_of(const StatusCode& code) {
  std::string terms = fmt::format("{}", fmt::join(code.search_terms, "\n"));
  for (const FormerName& former : code.former_names)
    terms += "\n" + former.name;
  return terms;
}

}  // namespace

StaticFile make_completion_data(const Catalogue& catalogue) {
  std::string lines;
  for (const StatusCode& code : catalogue.codes) {
    const View row(View::List{code.key, code.code, code.name,
                              catalogue.find_family(code.family)->label, code.meaning,
                              terms_of(code)});
    lines += view_to_json(row, 0) + ",\n";
  }
  return {"codes.js", fmt::format("globalThis.statusbookCodes = [\n{}];\n", lines)};
}

}  // namespace statusbook
