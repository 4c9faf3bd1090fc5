"""A small CLIP-style byte-pair vocabulary and what transformers' CLIPTokenizer makes of texts -> fixtures/clip-tokenizer.

The vocabulary is learnt from the texts below, so it is tiny; the algorithm is CLIP's. Run: python reference/clip_tokenizer.py
"""

import json
import pathlib
import shutil

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers
from transformers import CLIPTokenizer

from versions import versions

corpus = [
    "a photo of a sks dog in the jungle",
    "a photo of a backpack on a cobblestone street",
    "a red vase with a mountain in the background",
    "the stuffed animal's hat wasn't on top of the purple rug in a forest",
    "a cat wearing a santa hat and a rainbow scarf on top of green grass with sunflowers around it",
    "photograph of the Eiffel tower in the snow, floating on top of water",
    "1234567890 2024 they're we'll I'd I've I'm",
]
texts = [
    *corpus,
    "",
    "   spaces \t and\nlines  ",
    "A PHOTO of a DOG!!! (really?) -- yes...",
    "it's they're 12 cats, 3.5 dogs & 100% snow",
    "caf\u00e9 cafe\u0301 na\u00efve \u00fcber \u72ac \u306e\u5199\u771f \U0001f436 dog",
    "<|endoftext|> a dog <|startoftext|>",
    "word " * 100,
]

out = pathlib.Path(__file__).parent.parent / "fixtures" / "clip-tokenizer"
shutil.rmtree(out, ignore_errors=True)
out.mkdir(parents=True)
trainer_tokenizer = Tokenizer(models.BPE(end_of_word_suffix="</w>"))
trainer_tokenizer.normalizer = normalizers.Sequence(
    [normalizers.NFC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Lowercase()]
)
trainer_tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
    [
        pre_tokenizers.Split(
            Regex(r"'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"), behavior="removed", invert=True
        ),
        pre_tokenizers.ByteLevel(add_prefix_space=False),
    ]
)
alphabet = pre_tokenizers.ByteLevel.alphabet()
trainer_tokenizer.train_from_iterator(
    corpus,
    trainers.BpeTrainer(vocab_size=800, initial_alphabet=alphabet, end_of_word_suffix="</w>", show_progress=False),
)
learnt = json.loads(trainer_tokenizer.to_str())["model"]
# CLIP's own order: bytes, bytes that end a word, merges, specials
tokens = sorted(alphabet) + [b + "</w>" for b in sorted(alphabet)]
merges = [tuple(m) if isinstance(m, list) else tuple(m.split(" ")) for m in learnt["merges"]]
tokens += [t for t in dict.fromkeys("".join(m) for m in merges) if t not in tokens]
tokens += ["<|startoftext|>", "<|endoftext|>"]
vocab = {t: i for i, t in enumerate(tokens)}
(out / "vocab.json").write_text(json.dumps(vocab, ensure_ascii=False, separators=(",", ":")) + "\n")
(out / "merges.txt").write_text("#version: 0.2\n" + "\n".join(" ".join(m) for m in merges) + "\n")
(out / "tokenizer_config.json").write_text(
    json.dumps(dict(model_max_length=77, bos_token="<|startoftext|>", eos_token="<|endoftext|>", pad_token="!")) + "\n"
)
tokenizer = CLIPTokenizer(vocab=vocab, merges=merges, pad_token="!", model_max_length=77)
rows = [tokenizer(t, padding="max_length", truncation=True, max_length=77)["input_ids"] for t in texts]
golden = dict(versions=versions("transformers", "tokenizers"), texts=texts, ids=rows)
(out / "golden.json").write_text(json.dumps(golden, separators=(",", ":")) + "\n")
