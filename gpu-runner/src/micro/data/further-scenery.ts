import { fabric, landscape, rug, type Scenery, scatter, sprinkle, tiles, tinted } from "./scenery.ts";

/** Places beyond the DreamBench prompts; DPO prompts come from these alone. */
export const furtherScenery: Readonly<Record<string, Scenery>> = {
  desert: {
    phrases: ["in the desert", "in a hot desert"],
    draw: (s) => {
      landscape(s, [250, 206, 130], [226, 160, 82], 30);
      scatter(
        s,
        ["cactus"],
        [
          [8, 28],
          [56, 30],
        ],
        [18, 24],
      );
      s.canvas.ellipse(s.brush.int(20, 44), 10, 6, 6, [255, 246, 190]);
    },
  },
  volcano: {
    phrases: ["with a volcano in the background"],
    draw: (s) => {
      landscape(s, [120, 60, 60], [60, 48, 46], 42);
      scatter(s, ["volcano"], [[s.brush.int(20, 44), 22]], [46, 54]);
    },
  },
  space: {
    phrases: ["in outer space", "floating among the stars"],
    draw: (s) => {
      s.canvas.band(0, 64, s.brush.near([14, 12, 44], 6));
      sprinkle(s, 45, (x, y) => s.canvas.ellipse(x, y, 0.8, 0.8, [255, 250, 220]));
      scatter(s, ["ringed planet"], [[s.brush.pick([11, 53]), 11]], [18, 22]);
    },
  },
  night: {
    phrases: ["at night under the moon"],
    draw: (s) => {
      landscape(s, [22, 32, 82], [26, 52, 46], 44);
      s.canvas.ellipse(s.brush.pick([12, 52]), 12, 8, 8, [252, 246, 200]);
      sprinkle(s, 18, (x, y) => s.canvas.ellipse(x, y / 2, 0.7, 0.7, [255, 255, 255]));
    },
  },
  castle: {
    phrases: ["with a castle in the background"],
    draw: (s) => {
      landscape(s, [186, 206, 242], [104, 160, 92], 42);
      scatter(s, ["castle"], [[s.brush.pick([15, 49]), 24]], [40, 46]);
    },
  },
  underwater: {
    phrases: ["under the sea", "at the bottom of the sea"],
    draw: (s) => {
      landscape(s, [16, 92, 142], [196, 178, 122], 54);
      scatter(
        s,
        ["fish", "blowfish", "coral"],
        [
          [8, 14],
          [56, 18],
          [8, 48],
          [57, 48],
        ],
        [12, 17],
      );
      sprinkle(s, 14, (x, y) => s.canvas.ellipse(x, y, 1.6, 1.6, [150, 215, 236], 0.8));
    },
  },
  tulips: {
    phrases: ["in a field of tulips"],
    draw: (s) => {
      landscape(s, [176, 218, 250], [86, 150, 70], 18);
      scatter(
        s,
        ["tulip"],
        [
          [6, 24],
          [20, 20],
          [34, 18],
          [48, 20],
          [59, 25],
          [5, 44],
          [60, 46],
          [10, 59],
          [54, 60],
        ],
        [13, 17],
      );
    },
  },
  checkered: {
    phrases: ["on top of a checkered floor"],
    draw: (s) => tiles(s, [240, 240, 240], [30, 30, 34], 11),
  },
  kitchen: {
    phrases: ["on top of kitchen tiles"],
    draw: (s) => tiles(s, [196, 236, 226], [120, 196, 186], 10),
  },
  "yellow fabric": {
    phrases: ["on top of yellow fabric"],
    draw: (s) => fabric(s, [250, 216, 70], [216, 170, 30]),
  },
  "green fabric": {
    phrases: ["on top of green fabric"],
    draw: (s) => fabric(s, [70, 180, 110], [36, 130, 76]),
  },
  "blue rug": {
    phrases: ["on top of a blue rug"],
    draw: (s) => {
      s.canvas.band(0, 64, s.brush.near([214, 190, 160]));
      rug(s, [40, 80, 200]);
    },
  },
  bricks: {
    phrases: ["in front of a brick wall"],
    draw: ({ canvas, brush }) => {
      canvas.band(0, 64, [206, 196, 186]);
      for (let row = 0; row < 9; row++)
        for (let column = -1; column < 6; column++) {
          const x = column * 13 + (row % 2) * 6;
          canvas.rectangle(x, row * 7 + 1, x + 12, row * 7 + 7, brush.near([176, 70, 50], 14));
        }
    },
  },
  rain: {
    phrases: ["in the rain", "on a rainy day"],
    draw: ({ canvas, brush }) => {
      canvas.band(0, 46, brush.near([108, 120, 136]));
      canvas.band(46, 64, brush.near([78, 86, 98]));
      for (let i = 0; i < 40; i++) {
        const [x, y] = [brush.int(0, 63), brush.int(0, 63)];
        canvas.line(x, y, x - 2, y + 6, [176, 202, 232]);
      }
    },
  },
  sunset: {
    phrases: ["at sunset", "in front of a red sunset"],
    draw: (s) => {
      const { canvas, brush } = s;
      for (let y = 0; y < 42; y++) canvas.band(y, y + 1, [250, 90 + y * 3, 60 + y * 1.2]);
      canvas.ellipse(brush.int(16, 48), 38, 9, 9, [255, 240, 150]);
      canvas.band(42, 64, brush.near([90, 40, 80]));
    },
  },
  lava: {
    phrases: ["on top of flowing lava"],
    draw: ({ canvas, brush }) => {
      canvas.band(0, 64, brush.near([52, 26, 24]));
      for (let i = 0; i < 10; i++) {
        const [x, y] = [brush.int(0, 63), brush.int(0, 63)];
        canvas.line(x - 12, y, x + 12, y + brush.int(-8, 8), [255, 110, 20], 3);
        canvas.line(x - 10, y, x + 10, y + brush.int(-4, 4), [255, 220, 80], 1);
      }
    },
  },
  rainbow: {
    phrases: ["with a rainbow in the background"],
    draw: (s) => {
      landscape(s, [180, 222, 252], [112, 182, 96], 46);
      scatter(s, ["rainbow"], [[32, 24]], [56, 60]);
    },
  },
  farm: {
    phrases: ["on a farm with hay"],
    draw: (s) => {
      landscape(s, [176, 214, 246], [206, 176, 96], 36);
      scatter(s, ["house"], [[s.brush.pick([12, 52]), 22]], [28, 32], tinted([220, 40, 30], 0.85));
      for (let i = 0; i < 40; i++) {
        const [x, y] = [s.brush.int(0, 63), s.brush.int(40, 63)];
        s.canvas.line(x, y, x + s.brush.int(-4, 4), y - 2, [150, 116, 40]);
      }
    },
  },
  circus: {
    phrases: ["with a circus tent in the background"],
    draw: (s) => {
      landscape(s, [150, 190, 240], [176, 160, 120], 44);
      scatter(s, ["circus tent"], [[s.brush.pick([16, 48]), 24]], [40, 46]);
    },
  },
  harbour: {
    phrases: ["with sailboats in the background"],
    draw: (s) => {
      landscape(s, [180, 220, 250], [36, 110, 170], 34);
      scatter(
        s,
        ["sailboat"],
        [
          [10, 28],
          [54, 30],
        ],
        [22, 28],
      );
      s.canvas.band(56, 64, s.brush.near([140, 100, 64]));
    },
  },
  clouds: {
    phrases: ["floating among the clouds"],
    draw: (s) => {
      s.canvas.band(0, 64, s.brush.near([96, 170, 240]));
      scatter(
        s,
        ["cloud"],
        [
          [8, 12],
          [54, 10],
          [6, 48],
          [58, 46],
          [32, 60],
        ],
        [24, 32],
      );
    },
  },
  library: {
    phrases: ["in a library with books"],
    draw: ({ canvas, brush }) => {
      canvas.band(0, 64, brush.near([92, 58, 36]));
      for (const shelf of [2, 23, 44])
        for (let x = 1; x < 63; x += 4)
          canvas.rectangle(
            x,
            shelf + brush.int(0, 4),
            x + 3,
            shelf + 17,
            brush.near(
              brush.pick([
                [180, 40, 40],
                [40, 90, 170],
                [50, 140, 70],
                [220, 180, 60],
              ] as const),
              20,
            ),
          );
    },
  },
  disco: {
    phrases: ["on a colorful dance floor"],
    draw: ({ canvas, brush }) => {
      const lights = [
        [240, 60, 160],
        [60, 220, 240],
        [250, 230, 60],
        [120, 70, 240],
      ] as const;
      for (let y = 0; y < 64; y += 13)
        for (let x = 0; x < 64; x += 13)
          canvas.rectangle(x, y, x + 12, y + 12, brush.near(brush.pick(lights)));
    },
  },
  mushrooms: {
    phrases: ["in a forest with red mushrooms"],
    draw: (s) => {
      landscape(s, [46, 88, 66], [62, 70, 36], 40);
      scatter(
        s,
        ["mushroom"],
        [
          [7, 44],
          [56, 46],
          [20, 58],
          [46, 60],
          [8, 22],
          [57, 20],
        ],
        [14, 19],
      );
    },
  },
  iceberg: {
    phrases: ["with icebergs in the background"],
    draw: (s) => {
      landscape(s, [206, 230, 246], [50, 120, 160], 36);
      for (const x of [10, 34, 56])
        s.canvas.triangle(
          [
            [x - 12, 37],
            [x + 12, 37],
            [x + s.brush.int(-5, 5), 12],
          ],
          s.brush.near([236, 248, 255], 6),
        );
    },
  },
};
