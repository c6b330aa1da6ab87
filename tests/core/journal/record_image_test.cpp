#include "core/journal/record_image.h"
#include "tests/support/random_records.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace core;

namespace {

std::vector<RecordImage> randomImages(quint32 seed, int ofEachKind) {
    QRandomGenerator random(seed);
    std::vector<RecordImage> images;
    for (const RecordSchema& schema : allSchemas()) {
        for (int i = 0; i < ofEachKind; ++i) {
            RecordImage image;
            image.kind = schema.kind;
            image.id = newUuid();
            const auto record = [&] {
                Record made = test::randomRecord(random, schema);
                made.id = image.id;
                return made;
            };
            if (i % 3 != 0) {
                image.before = record();
            }
            if (i % 3 != 1) {
                image.after = record();
            }
            images.push_back(image);
        }
    }
    return images;
}

} // namespace

class RecordImageTest : public QObject {
    Q_OBJECT
private slots:
    void imagesOfEveryKindAreReadAsTheyWerePacked() {
        for (quint32 seed = 1; seed <= 10; ++seed) {
            const std::vector<RecordImage> images = randomImages(seed, 6);
            QVERIFY(unpackImages(packImages(images)) == images);
        }
    }

    void noImagesAreReadAsNone() { QVERIFY(unpackImages(packImages({})).empty()); }

    void bytesThatAreNoImagesAreReadAsNone() {
        QVERIFY(unpackImages(QByteArray()).empty());
        QVERIFY(unpackImages(QByteArray(100, 'x')).empty());
        QVERIFY(unpackImages(qCompress(QByteArray(100, char(9)))).empty());
    }

    void aCutPackIsReadWithoutInventingAnything() {
        const std::vector<RecordImage> images = randomImages(7, 2);
        const QByteArray whole = qUncompress(packImages(images));
        for (qsizetype size = 0; size < whole.size(); size += 97) {
            QVERIFY(unpackImages(qCompress(whole.left(size))).size() <= images.size());
        }
    }
};

TJ_TEST(RecordImageTest)
#include "record_image_test.moc"
