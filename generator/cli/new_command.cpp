#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <chrono>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>
#include <regex>

#include "catalogue/content_folder.hpp"
#include "catalogue/site_settings.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "cli/site_arguments.hpp"
#include "cli/skeletons.hpp"
#include "support/suggestion.hpp"

namespace statusbook {
namespace {

struct NewArguments {
  SiteOptions site;
  std::string kind;
  std::vector<std::string> names;
};

struct Skeletons {
  std::vector<Skeleton> added;
  std::optional<Skeleton> edited;  // with its whole new text
};

// Where a new file goes, and what is there already.
class Content {
 public:
  Content(FileSystem& files, const ContentFolder& folder, std::string path)
      : files_(files), folder_(folder), path_(std::move(path)) {}

  std::string at(const std::string& name) const { return join_path(path_, name); }

  std::vector<std::string> code_keys() const {
    std::vector<std::string> keys;
    for (const DirectoryEntry& entry : folder_.list(at("codes")))
      if (entry.kind == FileKind::directory) keys.push_back(entry.name);
    return keys;
  }

  // The key of the code whose number is nearest; empty if there is none.
  std::string nearest(const std::string& key) const {
    const auto distance = [&](const std::string& other) {
      return std::abs(std::stoi(other) - std::stoi(key));
    };
    const std::vector<std::string> keys = code_keys();
    const auto found =
        std::min_element(keys.begin(), keys.end(),
                         [&](const auto& a, const auto& b) { return distance(a) < distance(b); });
    return found == keys.end() ? "" : *found;
  }

  // The topics with the new code beside the nearest one, as the author would add it. Each key
  // stands there once, and no topic is called like one. Nothing where the site has no topics.
  std::optional<Skeleton> topics_with(const NewCode& code, Diagnostics& report) const {
    const std::string file = "topics.json";
    if (!folder_.has_file(at(file))) return std::nullopt;
    const auto source = folder_.read(at(file), report);
    const std::string neighbor = fmt::format("\"{}\"", code.nearest);
    const std::size_t place = source ? source->text.find(neighbor) : std::string::npos;
    if (place == std::string::npos) return std::nullopt;
    std::string text = source->text;
    text.insert(place + neighbor.size(), fmt::format(", \"{}\"", code.key));
    return Skeleton{file, std::move(text)};
  }

  // The family of a code: the class for a plain number, a vendor's for "599-vendor".
  std::optional<NewCode> place(const std::string& key, Diagnostics& report) const {
    const std::string vendor = key.size() > 4 ? key.substr(4) : "";
    if (!vendor.empty() && folder_.has_file(at("families/" + vendor + ".json")))
      return NewCode{key, vendor, nearest(key)};
    for (const DirectoryEntry& entry : folder_.list(at("families"))) {
      if (!entry.name.ends_with(".json")) continue;
      const auto source = folder_.read(at("families/" + entry.name), report);
      const auto family = nlohmann::json::parse(source ? source->text : "", nullptr, false);
      if (!family.is_object() || family.value("kind", "") != "class") continue;
      if (family.value("first_digit", 0) == key.front() - '0')
        return NewCode{key, entry.name.substr(0, entry.name.size() - 5), nearest(key)};
    }
    report.error("unknown-family", {},
                 fmt::format("no family in {} is for {}", at("families"), key),
                 "add a family first");
    return std::nullopt;
  }

  // All of the files or none. What is edited is there already.
  void write(const Skeletons& skeletons, Session& session, Diagnostics& report) {
    for (const Skeleton& skeleton : skeletons.added) {
      if (!files_.kind(at(skeleton.path))) continue;
      report.error("exists-already", {}, fmt::format("{} is there already", at(skeleton.path)),
                   "edit it, or remove it first");
    }
    if (report.has_errors()) return;
    for (const Skeleton& skeleton : skeletons.added) {
      files_.create_directories(parent_path(at(skeleton.path)));
      files_.write(at(skeleton.path), skeleton.text);
      session.out << at(skeleton.path) << '\n';
    }
    if (!skeletons.edited) return;
    const std::string path = at(skeletons.edited->path);
    files_.write(path + ".new", skeletons.edited->text);
    files_.rename(path + ".new", path);
    session.out << path << '\n';
  }

 private:
  FileSystem& files_;
  const ContentFolder& folder_;
  std::string path_;
};

std::string today() {
  const std::chrono::year_month_day date{
      std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

bool is_key(const std::string& text) {
  static const std::regex form("[1-9][0-9]{2}(-[a-z0-9]+)*");
  return std::regex_match(text, form);
}

bool is_slug(const std::string& text) {
  static const std::regex form("[a-z0-9]+(-[a-z0-9]+)*");
  return std::regex_match(text, form);
}

bool are_known_codes(const std::vector<std::string>& keys, const Content& content,
                     Diagnostics& report) {
  const std::vector<std::string> known = content.code_keys();
  for (const std::string& key : keys) {
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    report.error("unknown-code", {}, fmt::format("the catalogue has no code '{}'", key),
                 suggest(key, known));
  }
  return !report.has_errors();
}

Skeletons new_code(const std::vector<std::string>& names, const Content& content,
                   Diagnostics& report) {
  const auto code = content.place(names.front(), report);
  if (!code) return {};
  return {make_code_skeleton(*code, today()), content.topics_with(*code, report)};
}

Skeletons new_comparison(const std::vector<std::string>& names, const Content& content,
                         Diagnostics& report) {
  std::vector<std::string> keys = names;
  std::sort(keys.begin(), keys.end());  // the catalogue's order
  if (keys[0] == keys[1]) {
    report.error("same-code", {}, fmt::format("'{}' is named twice", keys[0]),
                 "a comparison has two codes");
    return {};
  }
  if (!are_known_codes(keys, content, report)) return {};
  return {make_comparison_skeleton(keys, today()), std::nullopt};
}

std::vector<std::string> after_first(const std::vector<std::string>& names) {
  return {names.begin() + 1, names.end()};
}

Skeletons new_guide(const std::vector<std::string>& names, const Content& content,
                    Diagnostics& report) {
  const std::vector<std::string> keys = after_first(names);
  if (!are_known_codes(keys, content, report)) return {};
  return {make_guide_skeleton(names.front(), keys, today()), std::nullopt};
}

Skeletons new_article(const std::vector<std::string>& names, const Content& content,
                      Diagnostics& report) {
  const std::vector<std::string> keys = after_first(names);
  if (!are_known_codes(keys, content, report)) return {};
  return {make_article_skeleton(names.front(), keys, today()), std::nullopt};
}

struct Kind {
  const char* name;
  const char* wants;
  bool (*is_first_name)(const std::string&);
  std::size_t fewest, most;  // names
  Skeletons (*make)(const std::vector<std::string>&, const Content&, Diagnostics&);
};

constexpr std::array<Kind, 4> kinds{{
    {"code", "a key such as 599 or 599-vendor", is_key, 1, 1, new_code},
    {"comparison", "two codes, such as 502 503", is_key, 2, 2, new_comparison},
    {"guide", "a name and three to five codes, such as login 401 403 407", is_slug, 4, 6,
     new_guide},
    {"article", "a name and its codes, such as who-answered 502 504", is_slug, 2, 13, new_article},
}};

std::vector<std::string> kind_names() {
  std::vector<std::string> names;
  for (const Kind& kind : kinds)
    names.emplace_back(kind.name);
  return names;
}

bool fits(const Kind& kind, const std::vector<std::string>& names) {
  return names.size() >= kind.fewest && names.size() <= kind.most &&
         kind.is_first_name(names.front()) && std::all_of(names.begin() + 1, names.end(), is_key);
}

void start_files(const NewArguments& arguments, const Kind& kind, Session& session) {
  Diagnostics report;
  const ContentFolder folder(session.files, parent_path(arguments.site.settings_path));
  const auto settings = load_site_settings(folder, arguments.site.settings_path, report);
  if (settings) {
    Content content(session.files, folder, settings->content_folder);
    const Skeletons skeletons = kind.make(arguments.names, content, report);
    if (!report.has_errors()) content.write(skeletons, session, report);
  }
  report_diagnostics(session, report);
  if (report.has_errors()) return;
  session.err << fmt::format("Fill the blanks marked {}, then run: statusbook check\n", blank_mark);
}

void run_new(const NewArguments& arguments, Session& session) {
  const auto kind = std::find_if(kinds.begin(), kinds.end(),
                                 [&](const Kind& one) { return one.name == arguments.kind; });
  if (kind == kinds.end()) {
    session.err << fmt::format("statusbook: there is nothing new of the kind '{}'\n  hint: {}\n",
                               arguments.kind, suggest(arguments.kind, kind_names()));
    session.status = ExitStatus::wrong_usage;
  } else if (!fits(*kind, arguments.names)) {
    session.err << fmt::format("statusbook: new {} takes {}\n", kind->name, kind->wants);
    session.status = ExitStatus::wrong_usage;
  } else {
    start_files(arguments, *kind, session);
  }
}

}  // namespace

void add_new_command(CLI::App& app, Session& session) {
  CLI::App* command =
      app.add_subcommand("new", "Start a code, comparison, guide or article with blanks to fill");
  auto arguments = std::make_shared<NewArguments>();
  add_site_arguments(*command, arguments->site);
  command->add_option("KIND", arguments->kind, "code, comparison, guide or article")->required();
  command
      ->add_option("NAME", arguments->names,
                   "code 599-vendor | comparison 502 503 | guide login 401 403 407 | article "
                   "who-answered 502 504")
      ->required();
  command->callback([arguments, &session] { run_new(*arguments, session); });
}

}  // namespace statusbook
