#include "exports/formats.h"
#include "tests/exports/richsample.h"
#include "tests/runner.h"

#include <QFile>
#include <QGuiApplication>

std::unique_ptr<QObject> makeComposeTest();
std::unique_ptr<QObject> makeCsvTest();
std::unique_ptr<QObject> makeElevationTest();
std::unique_ptr<QObject> makeEvaluationJsonTest();
std::unique_ptr<QObject> makeFloorPlanTest();
std::unique_ptr<QObject> makeFormatsTest();
std::unique_ptr<QObject> makePaletteTest();
std::unique_ptr<QObject> makePdfTest();
std::unique_ptr<QObject> makeXlsxTest();

namespace {

/// For the test that compares the bytes of two processes.
int writeSample(const QString &format, const QString &path)
{
    using namespace clusterwright;
    const Design design = sample::richDesign();
    const auto bytes = exportBytes(format.toStdString(), design, evaluate(design), sample::issue());
    QFile file(path);
    if (!bytes || !file.open(QIODevice::WriteOnly))
        return 1;
    return file.write(QByteArray::fromStdString(bytes.value())) > 0 ? 0 : 1;
}

} // namespace

int main(int argc, char *argv[])
{
    const QGuiApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == "--write" && arguments.size() == 4)
        return writeSample(arguments[2], arguments[3]);
    return runTests({makePaletteTest, makeElevationTest, makeFloorPlanTest, makeCsvTest, makeXlsxTest,
                     makeComposeTest, makePdfTest, makeEvaluationJsonTest, makeFormatsTest},
                    arguments);
}
