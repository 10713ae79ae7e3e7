"""Sealed files and the change of keys for identity numbers."""

import base64
import io
import os
from typing import Any

import pytest
from django.conf import settings as present
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from enterprises.actions import batches, identity_keys
from enterprises.landing.sealing import PIECE_BYTES, Damaged, Sealing, unsealed
from enterprises.models import Batch, Employment, FactVersion, Orphan, Worker
from inspectorate.foundation import identity
from inspectorate.organisation.models import AccessLog
from tests.enterprises.landing.deliveries import TODAY, Desk, employment, enterprise, number
from tests.factories import make_user


def sealed(text: str) -> bytes:
    file = io.BytesIO()
    sealing = Sealing(file)
    sealing.write(text)
    sealing.finish()
    return file.getvalue()


@pytest.mark.parametrize("length", [0, 1, PIECE_BYTES, PIECE_BYTES + 1, 3 * PIECE_BYTES + 7])
def test_sealed_file_gives_back_what_was_written(length: int) -> None:
    content = sealed("x" * length)
    assert b"xxxxxxxx" not in content
    assert b"".join(unsealed(io.BytesIO(content))) == b"x" * length


def test_sealed_file_cut_or_altered_is_noticed() -> None:
    content = sealed("x" * (2 * PIECE_BYTES + 5))
    pieces = [content[:16], content[:-1], content[: 16 + 4 + PIECE_BYTES + 16], b"", b"abc" * 9]
    altered = bytearray(content)
    altered[-1] ^= 1
    for damaged in [*pieces, bytes(altered)]:
        with pytest.raises(Damaged):
            list(unsealed(io.BytesIO(damaged)))


def new_key() -> str:
    return base64.b64encode(os.urandom(64)).decode()


def test_rotation_moves_numbers_orphans_versions_and_files(desk: Desk, settings: Any) -> None:
    desk.land("enterprises", enterprise(1))
    rows = [employment(1, 1), employment(2, 2), employment(3, 1, monthly_wage="x")]
    batch = desk.land("employments", *rows).batch
    desk.land("workers", {"id_number": number(1), "name": "李样例"})
    settings.IDENTITY_KEYS = [new_key(), *present.IDENTITY_KEYS]

    file = desk.file("employments", rows)
    refused = batches.land(feed="employments", path=file, by=None, on=TODAY)
    assert refused.code == "keys_in_rotation"

    assert identity_keys.rotate(by=None) == {
        "workers": 2,
        "worker_versions": 1,
        "orphans": 1,
        "orphan_versions": 0,
        "rejects_files": 1,
        "complainants": 0,
        "second factors": 0,
    }
    settings.IDENTITY_KEYS = settings.IDENTITY_KEYS[:1] * 2  # the old key is gone
    assert Worker.objects.filter(id_cipher=identity.encrypt(number(1))).exists()
    version = FactVersion.objects.get(relation="enterprises_worker")
    kept = bytes.fromhex(version.row["id_cipher"][2:])
    assert identity.decrypt(kept) == number(1)
    with default_storage.open(Batch.objects.get(pk=batch).rejects_file) as rejects:
        assert number(3).encode() in b"".join(unsealed(rejects))

    again = batches.land(feed="employments", path=file, by=None, on=TODAY)
    assert (again.repeated, again.orphaned, again.rejected) == (1, 1, 1)
    assert Orphan.objects.count() == 1
    assert Worker.objects.count() == 2
    assert desk.land("enterprises", enterprise(2)).adopted == 1
    assert Employment.objects.count() == 2


def test_rotation_again_moves_nothing(desk: Desk, settings: Any) -> None:
    desk.land("workers", {"id_number": number(1), "name": "李示例"})
    settings.IDENTITY_KEYS = [new_key(), *present.IDENTITY_KEYS]
    assert identity_keys.rotate(by=None)["workers"] == 1
    assert set(identity_keys.rotate(by=None).values()) == {0}


def test_import_with_an_outdated_key_is_refused(desk: Desk, settings: Any) -> None:
    before = list(present.IDENTITY_KEYS)
    settings.IDENTITY_KEYS = [new_key(), *before]
    desk.land("workers", {"id_number": number(1), "name": "李示例"})
    settings.IDENTITY_KEYS = before
    file = desk.file("workers", [{"id_number": number(1), "name": "李示例"}])
    outcome = batches.land(feed="workers", path=file, by=None, on=TODAY)
    assert outcome.code == "keys_unknown"
    assert Worker.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_rejects_are_shown_to_a_data_officer_and_logged(
    tmp_path: Any, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    desk = Desk(tmp_path)
    batch = desk.land("employments", employment(1, 1, monthly_wage="x")).batch
    make_user("data_officer", username="officer")
    make_user("city_supervisor", username="chief")
    call_command("show_rejects", str(batch), "--by=officer", "--purpose=Rückfrage")
    assert number(1) in capsys.readouterr().out
    logged = AccessLog.objects.get(subject_kind="batch", subject_id=batch)
    assert (logged.user.username, logged.purpose) == ("officer", "Rückfrage")
    for arguments in ([str(batch), "--by=chief"], ["0", "--by=officer"]):
        with pytest.raises(CommandError):
            call_command("show_rejects", *arguments, "--purpose=x")
