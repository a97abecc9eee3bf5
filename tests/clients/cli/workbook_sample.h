#ifndef REKENSCHAP_TESTS_CLIENTS_CLI_WORKBOOK_SAMPLE_H_
#define REKENSCHAP_TESTS_CLIENTS_CLI_WORKBOOK_SAMPLE_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

// Workbooks written by the test itself: archives whose files are stored as they are.
namespace rekenschap::cli {

using Parts = std::vector<std::pair<std::string, std::string>>;

inline void AppendNumber(std::string& to, std::uint64_t number, int bytes) {
  for (int i = 0; i < bytes; ++i, number /= 256) to += static_cast<char>(number % 256);
}

// A zip archive of `parts`; the directory says that each unpacks to `extra` bytes more than it
// does.
inline std::string Zip(const Parts& parts, std::uint32_t extra = 0) {
  std::string archive;
  std::string directory;
  for (const auto& [name, content] : parts) {
    std::string common;  // what both headers of a file have
    AppendNumber(common, 20, 2);
    AppendNumber(common, 0, 2);  // flags
    AppendNumber(common, 0, 2);  // stored
    AppendNumber(common, 0, 4);  // time and date
    AppendNumber(common, 0, 4);  // the checksum is not looked at
    AppendNumber(common, content.size(), 4);
    AppendNumber(common, content.size() + extra, 4);
    AppendNumber(common, name.size(), 2);
    AppendNumber(common, 0, 2);
    directory += "PK\x01\x02";
    AppendNumber(directory, 20, 2);
    directory += common;
    AppendNumber(directory, 0, 10);
    AppendNumber(directory, archive.size(), 4);
    directory += name;
    archive += "PK\x03\x04" + common + name + content;
  }
  const std::size_t start = archive.size();
  archive += directory + "PK\x05\x06";
  AppendNumber(archive, 0, 4);
  AppendNumber(archive, parts.size(), 2);
  AppendNumber(archive, parts.size(), 2);
  AppendNumber(archive, directory.size(), 4);
  AppendNumber(archive, start, 4);
  AppendNumber(archive, 0, 2);
  return archive;
}

// A sheet `name` of an .xlsx with these rows; style 1 has one decimal, 2 is a percentage, 3 a date,
// 4 shows millions; shared strings 0 to 2 are `Regel`, `I&R1` and one with two runs.
inline Parts XlsxParts(const std::string& name, const std::string& rows) {
  const std::string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const std::string relations =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  return {
      {"[Content_Types].xml", "<Types/>"},
      {"xl/workbook.xml", "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + relations +
                              "\"><sheets><sheet name=\"" + name +
                              "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels",
       "<Relationships><Relationship Id=\"rId1\" Type=\"" + relations +
           "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"},
      {"xl/sharedStrings.xml", "<sst xmlns=\"" + main +
                                   "\"><si><t>Regel</t></si><si><t>I&amp;R1</t></"
                                   "si><si><r><t>Tijdelijke </t></r><r><t>inhuur"
                                   "</t></r><rPh><t>x</t></rPh></si></sst>"},
      {"xl/styles.xml",
       "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"#,##0.0\"/><numFmt "
       "numFmtId=\"165\" formatCode=\"0.0,,\"/></numFmts><cellStyleXfs><xf numFmtId=\"2\"/>"
       "</cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"10\"/><xf "
       "numFmtId=\"14\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>"},
      {"xl/worksheets/sheet1.xml",
       "<x:worksheet xmlns:x=\"" + main + "\"><sheetData>" + rows + "</sheetData></x:worksheet>"},
  };
}

// An .ods with one sheet; cells of style `een` have one decimal.
inline Parts OdsParts(const std::string& name, const std::string& rows) {
  const std::string base = "urn:oasis:names:tc:opendocument:xmlns:";
  return {
      {"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
      {"content.xml",
       "<office:document-content xmlns:office=\"" + base + "office:1.0\" xmlns:table=\"" + base +
           "table:1.0\" xmlns:text=\"" + base + "text:1.0\" xmlns:style=\"" + base +
           "style:1.0\" xmlns:number=\"" + base +
           "datastyle:1.0\"><office:automatic-styles><number:number-style style:name=\"N1\">"
           "<number:number number:decimal-places=\"1\"/></number:number-style><style:style "
           "style:name=\"een\" "
           "style:data-style-name=\"N1\"/></office:automatic-styles><office:body>"
           "<office:spreadsheet><table:table table:name=\"" +
           name + "\">" + rows +
           "</table:table></office:spreadsheet></office:body></office:document-content>"},
  };
}

}  // namespace rekenschap::cli

#endif  // REKENSCHAP_TESTS_CLIENTS_CLI_WORKBOOK_SAMPLE_H_
