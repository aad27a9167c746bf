#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <array>
#include <memory>
#include <ostream>

#include "catalogue/content_folder.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "render/mustache/evaluator.hpp"
#include "render/view_json.hpp"

namespace statusbook {
namespace {

constexpr std::string_view template_ending = ".mustache";

struct RenderArguments {
  std::string template_path;
  std::string view_path;
  std::string partials;
  bool lenient = false;
};

std::optional<SourceText> read_file(const FileSystem& files, const std::string& path,
                                    Diagnostics& report) {
  if (files.stamp(path)) return SourceText{path, files.read(path, largest_input)};
  report.error("missing-file", {.file = path}, "this file is missing");
  return std::nullopt;
}

// Every *.mustache below `folder`, named by its path there without the ending.
void collect_partials(const FileSystem& files, const std::string& folder, const std::string& prefix,
                      std::vector<mustache::NamedSource>& sources) {
  for (const DirectoryEntry& entry : files.list(folder)) {
    const std::string path = join_path(folder, entry.name);
    if (entry.kind == FileKind::directory) {
      collect_partials(files, path, prefix + entry.name + "/", sources);
    } else if (entry.name.ends_with(template_ending)) {
      const std::string stem = entry.name.substr(0, entry.name.size() - template_ending.size());
      sources.push_back({prefix + stem, {path, files.read(path, largest_input)}});
    }
  }
}

// The template given stands beside the partials under a name that none of them can have.
constexpr std::string_view main_name = "";

void render_one(const RenderArguments& arguments, Session& session) {
  using mustache::Strictness;
  const Strictness strictness = arguments.lenient ? Strictness::lenient : Strictness::strict;
  Diagnostics report;
  const auto source = read_file(session.files, arguments.template_path, report);
  const auto json = read_file(session.files, arguments.view_path, report);
  const auto view = json ? view_from_json(*json, report) : std::nullopt;
  std::optional<std::string> text;
  if (source && view) {
    std::vector<mustache::NamedSource> sources{{std::string(main_name), *source}};
    if (!arguments.partials.empty())
      collect_partials(session.files, arguments.partials, "", sources);
    const auto set = mustache::TemplateSet::compile(std::move(sources), strictness, report);
    const std::array<const View*, 1> contexts{&*view};
    if (set) {
      text = mustache::render(*set, main_name, contexts, strictness, arguments.view_path, report);
    }
  }
  report_diagnostics(session, report);
  if (text) session.out << *text;
}

}  // namespace

void add_render_command(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("render", "Render one template, for template authors");
  auto arguments = std::make_shared<RenderArguments>();
  command->add_option("TEMPLATE", arguments->template_path, "The template file")->required();
  command->add_option("--view", arguments->view_path, "The view, a JSON file")->required();
  command->add_option("--partials", arguments->partials,
                      "A folder of *.mustache files to call by name");
  command->add_flag("--lenient", arguments->lenient,
                    "Follow the Mustache spec to the letter: what is missing shows nothing");
  command->callback([arguments, &session] { render_one(*arguments, session); });
}

}  // namespace statusbook
