#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <memory>
#include <ostream>

#include "cli/catalogue_input.hpp"
#include "cli/commands.hpp"
#include "cli/site_arguments.hpp"
#include "pages/plan_site.hpp"
#include "pages/sheet_document.hpp"
#include "print/sheet_pdf.hpp"
#include "print/sheet_text.hpp"
#include "support/io_error.hpp"

namespace statusbook {
namespace {

struct SheetArguments {
  SiteOptions site;
  std::string format = "pdf";
  std::string paper{papers.front().name};
  std::string out;
};

constexpr std::string_view standard_output = "-";

const Paper& find_paper(const std::string& name) {
  return *std::find_if(papers.begin(), papers.end(),
                       [&](const Paper& paper) { return paper.name == name; });
}

using SheetText = std::string (*)(const Sheet&, const TerminalLook&);

struct TextFormat {
  std::string_view name;
  SheetText make;
};

constexpr std::array<TextFormat, 4> text_formats{{
    {"text", sheet_as_text},
    {"markdown", [](const Sheet& sheet, const TerminalLook&) { return sheet_as_markdown(sheet); }},
    {"csv", [](const Sheet& sheet, const TerminalLook&) { return sheet_as_csv(sheet); }},
    {"man", [](const Sheet& sheet, const TerminalLook&) { return sheet_as_manual(sheet); }},
}};

// A PDF is nothing for a terminal, so it has a file unless "-" is asked for.
std::string output_of(const SheetArguments& arguments) {
  if (!arguments.out.empty()) return arguments.out;
  if (arguments.format == "pdf") return sheet_pdf_path(find_paper(arguments.paper));
  return std::string(standard_output);
}

std::optional<std::string> make_html(const SheetArguments& arguments, const Session& session,
                                     Diagnostics& report) {
  const auto site = load_site(session.files, find_site(session, arguments.site), report);
  return site ? make_sheet_document(*site->context, report) : std::nullopt;
}

std::optional<std::string> make_from_catalogue(const SheetArguments& arguments,
                                               const Session& session, Diagnostics& report) {
  const auto input = load_catalogue_input(session, arguments.site, report);
  if (!input) return std::nullopt;
  const Sheet sheet = make_sheet(input->catalogue, input->settings);
  for (const TextFormat& format : text_formats) {
    if (format.name != arguments.format) continue;
    const bool is_shown = output_of(arguments) == standard_output;
    return format.make(sheet, {session.width, is_shown ? session.out_color : Color::no});
  }
  return make_sheet_pdf(sheet, find_paper(arguments.paper), output_of(arguments), report);
}

bool is_folder_there(const FileSystem& files, const std::string& path) {
  const std::string folder = parent_path(path);
  return folder.empty() || files.kind(folder).has_value();
}

// Beside the old file first, so that a full disk leaves that one as it was. What is no ordinary
// file would be lost that way, and is refused; a folder that is not there is told of by the file's
// name.
void replace_file(FileSystem& files, const std::string& path, const std::string& bytes) {
  const auto kind = files.kind(path);
  if (kind == FileKind::symlink) return replace_file(files, files.resolve(path), bytes);
  if (kind && kind != FileKind::file)
    throw IoError("replace (is it a pipe or a device? then use -o - and the shell)", path, 0);
  if (!is_folder_there(files, path)) return files.write(path, bytes);
  const std::string staged = path + ".part";
  files.remove_file(staged);
  files.write(staged, bytes);
  files.rename(staged, path);
}

void write_sheet(const SheetArguments& arguments, Session& session) {
  Diagnostics report;
  const auto bytes = arguments.format == "html" ? make_html(arguments, session, report)
                                                : make_from_catalogue(arguments, session, report);
  report_diagnostics(session, report);
  if (!bytes) return;
  const std::string out = output_of(arguments);
  if (out == standard_output) {
    session.out << *bytes;
    return;
  }
  replace_file(session.files, out, *bytes);
  session.err << fmt::format("{}: {:.0f} KB\n", out, static_cast<double>(bytes->size()) / 1e3);
}

}  // namespace

void add_sheet_command(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("sheet", "Make the cheat sheet, on paper or as text");
  auto arguments = std::make_shared<SheetArguments>();
  add_site_arguments(*command, arguments->site);
  command->add_option("--format", arguments->format, "pdf, html, text, markdown, csv or man")
      ->capture_default_str()
      ->check(CLI::IsMember({"pdf", "html", "text", "markdown", "csv", "man"}));
  command->add_option("--paper", arguments->paper, "The size of a PDF's page: a4 or letter")
      ->capture_default_str()
      ->check(CLI::IsMember({"a4", "letter"}));
  command->add_option("-o,--out", arguments->out,
                      "The file to write; '-' is standard output, which is usual for text");
  command->callback([arguments, &session] { write_sheet(*arguments, session); });
}

}  // namespace statusbook
