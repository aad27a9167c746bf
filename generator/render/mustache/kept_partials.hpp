#pragma once

// What partials have made, for pages that show the same again. It is kept when a partial has read
// nothing but the innermost view, where that is shared (View::share), and names that are common:
// those that mean the same on all pages of one keeper. The text is the same with and without a
// keeper. Safe to use from several threads. The templates and the shared views must outlive it; the
// parts that it hands out stay as long as it does.

#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "render/mustache/program.hpp"
#include "render/prepared_html.hpp"
#include "render/view.hpp"
#include "support/memo_table.hpp"

namespace statusbook::mustache {

// One use of a partial.
struct PartialUse {
  const Call* call = nullptr;
  const View* view = nullptr;         // the innermost one if it is shared, else null
  std::string_view indentation = {};  // what it puts before each of its lines

  bool operator==(const PartialUse&) const = default;
};

class KeptPartials {
 public:
  explicit KeptPartials(std::vector<std::string> common_names);

  bool is_common(std::string_view name) const;

  enum class State { unknown, kept, not_to_be_kept };
  struct Found {
    State state = State::unknown;
    const PreparedHtml* part = nullptr;  // when kept
  };
  Found find(const PartialUse& use) const;

  // What is kept of it from now on: of two threads' texts, which are the same, the first. Null when
  // it has been given up.
  const PreparedHtml* keep(const PartialUse& use, std::string html);
  void give_up(const PartialUse& use);

 private:
  struct Hash {
    std::size_t operator()(const PartialUse& use) const;
  };

  // The same use, for as long as this lives.
  PartialUse owned(const PartialUse& use);

  std::vector<std::string> common_names_;
  MemoTable<PartialUse, std::optional<PreparedHtml>, Hash> parts_;  // nothing: not to be kept
  std::mutex indentations_mutex_;
  std::set<std::string, std::less<>> indentations_;  // few
};

}  // namespace statusbook::mustache
